"""Typographic signs in HTML: in its text and in what is read out, and nowhere else."""

import pytest

from signpost.outputs.typography import typographic_html


@pytest.mark.parametrize(("html", "shown"), [
    ("<p>Jo&#39;s</p>", "<p>Jo’s</p>"),
    ("<p>&#34;Come in&#34;, she said</p>", "<p>“Come in”, she said</p>"),
    ("<p>Arts &amp; Crafts' day</p>", "<p>Arts &amp; Crafts’ day</p>"),
    ("<p><b>Jo</b>'s tea</p>", "<p><b>Jo</b>’s tea</p>"),
    ("<p>Jo</p>'tis", "<p>Jo</p>’tis"),
    ("<p>Jo's", "<p>Jo’s"),
    ('<p title="Jo&#39;s &#34;tea&#34;" data-name="Jo&#39;s">', '<p title="Jo’s “tea”" data-name="Jo&#39;s">'),
    ('<a href="x?q=jo\'s" aria-label="Jo\'s page">Jo\'s</a>', '<a href="x?q=jo\'s" aria-label="Jo’s page">Jo’s</a>'),
    ("<script>it's</script><p>it's</p><style>'a'</style>", "<script>it's</script><p>it’s</p><style>'a'</style>"),
    ("<code>jo's</code>'s own <textarea>it's</textarea>", "<code>jo's</code>’s own <textarea>it's</textarea>"),
    ("<a href=\"mailto:o'h@x.example\">o&#39;h@x.example</a>", "<a href=\"mailto:o'h@x.example\">o'h@x.example</a>"),
    ("<p>&lt;b&gt;Jo&#39;s&lt;/b&gt;</p>", "<p>&lt;b&gt;Jo’s&lt;/b&gt;</p>"),
])  # fmt: skip
def test_texts_have_typographic_signs_and_code_has_what_was_typed(html: str, shown: str) -> None:
    assert typographic_html(html) == shown
    assert typographic_html(shown) == shown
