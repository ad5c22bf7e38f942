"""The text of a submission: from the bytes of a file or of a saved e-mail, without what mail programs add."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from textwrap import dedent
from typing import Final

from signpost.values import Parsed

LARGEST: Final = 64 * 1024  # bytes
HEADERS: Final = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}\r?\n")
OF_MAIL: Final = re.compile(rb"(?im)^(?:mime-version|received|message-id|content-type|return-path):")
SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
HYPHENS: Final = re.compile("[\u2010\u2011]")
LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# "hello@hall.example<mailto:hello@hall.example>", as Outlook copies a link
LINKED: Final = re.compile(r"([^\s<>]*[\d.@][^\s<>]*)[ \u00a0]?<(?:mailto:|tel:|https?://)[^<>\s]*>", re.IGNORECASE)
UNFIT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read(raw: bytes) -> Parsed[str]:
    """The words of a submission, whose lines end with line feeds; a fault says why there are none.

    What is left are the names of the files that a mail brings along, one a line.
    """
    raw = re.sub(rb"\AFrom [^\n]*\n(?=[A-Za-z-]+:)", b"", raw)  # as mailboxes have it before the headers of a mail
    if len(raw) > LARGEST:
        return Parsed(None, fault=f"It is larger than {LARGEST // 1024} KB, which is the most")
    mail = message_from_bytes(raw, _class=EmailMessage, policy=default) if _is_mail(raw) else None
    text = _of_mail(mail) if mail else _decoded(raw)
    if text is None or UNFIT.search(text):
        return Parsed(
            None,
            fault="It isn't plain text. If the answers are in a file of another kind, copy its words into a text file",
        )
    text = HYPHENS.sub("-", LINKED.sub(r"\1", text))
    text = dedent(SPACES.sub(" ", LINE_ENDS.sub("\n", text)).expandtabs(4))
    return Parsed(text, _attached(mail)) if text.strip() else Parsed(None, fault="It is empty")


def _is_mail(raw: bytes) -> bool:
    """Whether it is a mail as mail programs save it: with headers, of which one is never typed by a person."""
    headers = HEADERS.match(raw.replace(b"\r\n", b"\n"))
    return headers is not None and OF_MAIL.search(headers[0]) is not None


def _attached(mail: EmailMessage | None) -> str:
    """The names of the files that are attached to a mail, without pictures that are shown in it."""
    parts = [] if mail is None else [part for part in mail.iter_attachments() if not part["content-id"]]
    return "\n".join(" ".join((part.get_filename() or part.get_content_type()).split()) for part in parts)


def _of_mail(mail: EmailMessage) -> str | None:
    """The words of a saved mail: its plain text, or else its HTML."""
    from signpost.values import text

    body = mail.get_body(("plain", "html"))
    try:
        words = body.get_content() if body else None
    except (LookupError, ValueError):  # a character set that nobody knows
        return None
    if not isinstance(words, str) or body is None or body.get_content_subtype() == "plain":
        return words if isinstance(words, str) else None
    return text.plain(words).value


def _decoded(raw: bytes) -> str | None:
    """The text in UTF-8, in UTF-16 if it says so, or in what Windows writes; None if it is none of these."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
