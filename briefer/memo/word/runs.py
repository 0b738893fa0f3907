"""Inlines as runs: where meaning becomes character styles, links and note marks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from briefer.memo.direction import is_rtl
from briefer.memo.document import NotesAt
from briefer.memo.references import address
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.language import of_words
from briefer.memo.word.markup import Markup, hyperlink, inner_link, letter_look, text_run
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from docx.opc.part import Part

    from briefer.memo.word.bookmarks import Bookmarks
    from briefer.memo.word.looks import Looks
    from briefer.model.inline import Inline


class Links:
    """The outside addresses of one part of the file, each with one relationship.

    `taken` are the names of the relationships that the part has.
    """

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._ids: dict[str, str] = {}
        self._free = (name for name in map("link{}".format, count(1)) if name not in taken)

    def id(self, url: str) -> str:
        """Return the relationship of an address."""
        if url not in self._ids:
            self._ids[url] = next(self._free)
        return self._ids[url]

    def written(self, part: Part) -> dict[str, bytes]:
        """Return all relationships of the part, by the name of their own part in the file.

        python-docx would make an object for each one, twice.
        """
        if not self._ids:
            return {}
        root = etree.fromstring(part.rels.xml)
        tag = etree.QName(root.tag).namespace
        for url, name in self._ids.items():
            said = {"Id": name, "Type": RELATIONSHIP_TYPE.HYPERLINK, "Target": url}
            etree.SubElement(root, f"{{{tag}}}Relationship", said | {"TargetMode": "External"})
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return {part.partname.rels_uri.membername: blob}


class Runs:
    """Turns running text into runs, in the styles of one document."""

    def __init__(
        self,
        styles: Looks,
        links: Links,
        notes_at: NotesAt,
        bookmarks: Bookmarks,
        foreign: Mapping[str, str] | None = None,
    ) -> None:
        self._styles = styles
        self._bookmarks = bookmarks
        self._links = links
        self._foreign = foreign or {}
        at_foot = notes_at is NotesAt.FOOT
        self._sign = looks.FOOT_MARK if at_foot else looks.MARK
        look = letter_look(styles.named(self._sign))
        tag = "footnoteReference" if at_foot else "endnoteReference"
        self._before_number = f'<w:r>{look}<w:{tag} w:id="'

    def of(
        self, inlines: Iterable[Inline], *, rtl: bool = False, translated: bool = False
    ) -> Iterator[Markup]:
        """Yield one run for each inline; the words of an extract have a bookmark around them.

        Between the marks of two notes stands a comma. In a paragraph that runs to the left (`rtl`)
        so do its full stops. Where it is `translated`, a passage is in the memo's language.
        """
        after_mark = False
        for item in inlines:
            is_mark = isinstance(item, NoteRef)
            if is_mark and after_mark:
                yield self._words(",", self._sign)
            if isinstance(item, InlineExtract):
                language = "" if translated else self._foreign.get(item.passage, "")
                words = self._words(plain_text((item,)), looks.WORDS, language)
                yield self._bookmarks.quotation(item.passage, words)
            else:
                yield self._run(item, rtl=rtl)
            after_mark = is_mark

    def _run(self, item: Text | Emph | Link | NoteRef | CrossRef, *, rtl: bool) -> Markup:
        match item:
            case Text(text) | CrossRef(text):
                return self._words(text, rtl=rtl and not any(map(str.isalpha, text)))
            case Emph(text, strong):
                return self._words(text, looks.STRONG if strong else looks.EMPHASIS)
            case Link(text, url):
                return self._link(text, url)
            case NoteRef(_, number):
                return self._mark(number)
        assert_never(item)

    def _words(
        self, text: str, style: str = "", language: str = "", *, rtl: bool = False
    ) -> Markup:
        named = self._styles.named(style) if style else ""
        rtl = rtl or is_rtl(text)
        return text_run(text, named, rtl=rtl, language=of_words(text, language, rtl=rtl))

    def _link(self, text: str, url: str) -> Markup:
        if name := self._bookmarks.inner(url):
            return inner_link(name, self._words(text))
        if not (target := address(url)):
            return self._words(text)
        style = self._styles.character(RoleName.LINK)
        return hyperlink(self._links.id(target), text_run(text, style, rtl=is_rtl(text)))

    def _mark(self, number: int) -> Markup:
        return Markup(f'{self._before_number}{number}"/></w:r>')
