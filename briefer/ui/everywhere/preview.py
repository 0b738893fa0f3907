"""A look at what was found in its article."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefer.model.vocabulary import stance_key
from briefer.services.everywhere import InArticle, InCodebook, InMemo, InPassage
from briefer.ui.accessible import named
from briefer.ui.read.articles.listing import date_words, outlet_words
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.everywhere.rows import Found

_PARAGRAPH = re.compile(r"\n+")
_AROUND = 420
"""Signs of the article before and after a hit, whole paragraphs where they are short."""


class Preview(QWidget):
    """Title, the text around the hit, and what the passage is tagged with."""

    open_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "everywhere.preview", tr("In the article"))
        surface(self, "panel", edge="left")
        self._appearance = appearance
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(15), px(10), px(15), px(12)), px(6))
        head = tight(QHBoxLayout())
        heading = named(ElidedLabel(tall=True), "everywhere.heading")
        self._heading = look(heading, weight="semibold")
        self._open = look(named(QPushButton(tr("Open")), "everywhere.open"), scale="small")
        self._open.clicked.connect(self.open_asked)
        head.addWidget(self._heading, 1)
        head.addWidget(self._open)
        column.addLayout(head)
        self._source = look(named(QLabel(), "everywhere.source"), tone="muted", scale="small")
        self._text = named(QLabel(), "everywhere.text", tr("Text"))
        self._tags = named(QLabel(), "everywhere.tags", tr("Tags"))
        for label in (self._source, self._text, self._tags):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = surface(QWidget(), "panel")
        below = tight(QVBoxLayout(inner), (0, 0, px(4), 0), px(14))
        below.addWidget(self._source)
        below.addWidget(self._text)
        below.addWidget(self._tags)
        below.addStretch(1)
        scroll = named(QScrollArea(), "everywhere.place", tr("In the article"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._show(tr("In the article"), "", "", "")
        self._open.setEnabled(False)

    def show_found(
        self,
        found: Found,
        text: str,
        hits: list[Span],
        codebook: Codebook,
        vocabulary: Vocabulary,
    ) -> None:
        """Show something found; `text` is that of its article, `hits` the places in it."""
        self._open.setEnabled(True)
        match found:
            case InPassage():
                span = found.passage.span
                tint = _tint(found, codebook, self._appearance)
                words = self._marked(text, hits, span, span, tint)
                tags = _tags(found, codebook, vocabulary, self._appearance)
                self._show(tr("In the article"), _source(found), words, tags)
            case InArticle():
                words = self._marked(text, hits, hits[0] if hits else None)
                self._show(tr("In the article"), _source(found), words, "")
            case InMemo():
                words = self._marked(found.text, hits, hits[0] if hits else None)
                source = html.escape(f"{found.memo} · {found.section}")
                self._show(tr("In the memo"), source, words, "")
            case InCodebook():
                self._show(tr("In the codebook"), html.escape(found.name), "", _entry(found))

    def _show(self, heading: str, source: str, words: str, tags: str) -> None:
        self._heading.setText(heading)
        for label, content in ((self._source, source), (self._text, words), (self._tags, tags)):
            label.setText(content)
            label.setVisible(bool(content))

    def _marked(
        self,
        text: str,
        hits: list[Span],
        at: Span | None,
        passage: Span | None = None,
        tint: str = "",
    ) -> str:
        """Return the text around a place as rich text, with the hits and the passage marked."""
        start, end = _around(text, at)
        cuts = {start, end}
        for span in (*hits, *([passage] if passage else [])):
            cuts.update(point for point in (span.start, span.end) if start < point < end)
        points = sorted(cuts)
        colour = self._appearance.colour
        hit_look = (
            f"background-color:{colour('warn-soft').name()}; font-weight:700;"
            "text-decoration:underline"
        )
        pieces = ["… " if start else ""]
        for first, last in pairwise(points):
            words = _PARAGRAPH.sub("<br><br>", html.escape(text[first:last]))
            if any(hit.start <= first < hit.end for hit in hits):
                words = f"<span style='{hit_look}'>{words}</span>"
            elif passage and passage.start <= first < passage.end:
                passage_look = f"background-color:{tint}; text-decoration:underline"
                words = f"<span style='{passage_look}'>{words}</span>"
            pieces.append(words)
        pieces.append(" …" if end < len(text) else "")
        font = self._appearance.serif(15)
        size = font.pixelSize() if font.pixelSize() > 0 else self._appearance.px(15)
        letters = f"font-family:'{font.family()}'; font-size:{size}px"
        return f'<div style="{letters}"><p>{"".join(pieces)}</p></div>'


def _around(text: str, at: Span | None) -> tuple[int, int]:
    """Return which part of a text to show: to the ends of paragraphs, or of words."""
    start, end = (at.start, at.end) if at else (0, 0)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        paragraph = text.find("\n\n", first, start)
        first = paragraph + 2 if paragraph >= 0 else text.find(" ", first, start) + 1 or first
    if last < len(text):
        paragraph = text.rfind("\n\n", end, last)
        space = text.rfind(" ", end, last)
        last = paragraph if paragraph > end else space if space > end else last
    return first, last


def _source(found: InPassage | InArticle) -> str:
    article = found.article
    parts = [outlet_words(article), date_words(article)]
    if article.published_set_by == "analyst":
        parts.append(tr("set by you"))
    return f"{html.escape(article.title)}<br>{html.escape(' · '.join(parts))}"


def _tint(found: InPassage, codebook: Codebook, appearance: Appearance) -> str:
    topics = found.passage.topics
    if not topics or topics[0].topic_id not in codebook.topic_by_id:
        return appearance.colour("hover").name()
    return appearance.theme.tint(codebook.topic_by_id[topics[0].topic_id].colour).soft.name()


def _tags(
    found: InPassage, codebook: Codebook, vocabulary: Vocabulary, appearance: Appearance
) -> str:
    """Return who and about what, a line for each; what is said of a name is softer than it."""
    soft = f"<span style='color:{appearance.colour('muted').name()}'>{{}}</span>"
    who = []
    for party in found.passage.parties:
        name = html.escape(codebook.stakeholder_by_id[party.stakeholder_id].short)
        part = vocabulary.parts[party.part].label.lower()
        who.append(f"{name} {soft.format(html.escape(part))}")
    what = []
    for tag in found.passage.topics:
        path = html.escape(codebook.path(tag.topic_id).replace("/", " › "))
        said = []
        if tag.proposition_id is not None:
            said.append(codebook.proposition_by_id[tag.proposition_id].label)
        if tag.stance is not None:
            said.append(vocabulary.stances[stance_key(tag.stance)].label.lower())
        below = f"<br>{soft.format(html.escape(': '.join(said)))}" if said else ""
        what.append(f"{path}{below}")
    size = appearance.px(11)
    heading = f"<span style='font-size:{size}px; font-weight:600'>{{}}</span>"
    parts = []
    for title, lines in ((tr("Who"), who), (tr("About what"), what)):
        if lines:
            above = soft.format(heading.format(html.escape(title.upper())))
            parts.append(f"<p>{above}<br>{'<br>'.join(lines)}</p>")
    return "".join(parts)


def _entry(found: InCodebook) -> str:
    kind = tr("Topic") if found.kind == "topic" else tr("Stakeholder")
    return html.escape(": ".join(filter(None, (kind, found.detail))))
