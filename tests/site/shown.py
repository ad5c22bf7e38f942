"""What pages and PDFs show."""

import html.parser
from pathlib import Path

import pypdfium2

CODE = ("script", "style", "textarea", "code", "pre")
READ_OUT = ("aria-label", "alt", "title", "placeholder")


class Shown(html.parser.HTMLParser):
    """The text of a page, and the attributes that are read out."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in CODE
        self.texts += [value or "" for name, value in attrs if name in READ_OUT]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in CODE

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.texts.append(data)


def pdf_texts(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    return [document.get_metadata_dict()["Title"], *(page.get_textpage().get_text_bounded() for page in document)]
