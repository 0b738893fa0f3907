"""The words of a piece of HTML that stands inside another text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

_UNSEEN = {"script", "style", "template", "head", "title", "iframe", "object", "svg"}
_INLINE = {
    *("a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small"),
    *("span", "strong", "sub", "sup", "time", "u"),
}
_TAG = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)


def lines_of_html(html: str) -> list[str]:
    """Return the words that a reader would see, one line for each block; nothing is executed."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return [line for line in lines if line]


def is_unseen(tag: str) -> bool:
    """Say whether it is an opening or closing tag whose content is not shown."""
    return _name(tag) in _UNSEEN


def breaks_line(tag: str) -> bool:
    """Say whether the tag is a line break."""
    return _name(tag) == "br"


def _name(tag: str) -> str:
    match = _TAG.match(tag)
    return match[1].lower() if match else ""


class _Words(HTMLParser):
    """Collects the text between tags, with a line feed where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        self._break_at(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break_at(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        self._break_at(tag)

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))

    def _break_at(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append("\n")
