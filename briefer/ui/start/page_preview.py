"""The first page of a template, drawn as it will be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from briefer.memo.template import FieldSource, SectionKind
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.memo.template import FieldSpec, SectionSpec, Template
    from briefer.ui.appearance import Appearance

_FAMILIES = ["Times New Roman", "Liberation Serif", "Briefer Serif"]
_WIDTH, _HEIGHT = 402, 590
_INK, _REST = QColor("#111111"), QColor("#555555")


class PagePreview(QWidget):
    """A white page in both themes: paper is paper. It shrinks where there is no room."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "page-preview", tr("Preview of the page"))
        self._appearance = appearance
        self._template: Template | None = None
        self._reader = self._who = ""
        appearance.changed.connect(self.updateGeometry)

    def show_template(self, template: Template, *, reader: str, who: str) -> None:
        """Show another template, or other words in its head."""
        self._template, self._reader, self._who = template, reader, who
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(px(_WIDTH) + 20, px(_HEIGHT) + 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = self.sizeHint()
        scale = min(self.width() / whole.width(), self.height() / whole.height(), 1.0)
        painter.scale(scale, scale)
        page = QRectF(0, 0, whole.width(), whole.height()).adjusted(10, 4, -10, -16)
        paint_shadow(painter, page, 1, 10, 40)
        painter.fillRect(page, QColor("#FFFFFF"))
        if self._template is not None:
            px = self._appearance.px
            area = page.adjusted(px(38), px(34), -px(38), -px(24))
            self._paint_words(painter, area, self._template)

    def _paint_words(self, painter: QPainter, area: QRectF, template: Template) -> None:
        px = self._appearance.px
        wording = template.wording()
        painter.setPen(_INK)
        title = self._font(14, bold=True)
        title.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        painter.setFont(title)
        y = area.top()
        box = QRectF(area.left(), y, area.width(), px(18))
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, wording.say("memo.head"))
        y += px(34)
        for spec in template.fields:
            words = self._field_words(spec)
            if spec.printed and (spec.required or words):
                self._paint_field(painter, area, y, wording.say(f"fields.{spec.key}"), words)
                y += px(21)
        y += px(8)
        painter.setPen(QPen(_INK, 1.2))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        y += px(13)
        number = 0
        for section in template.sections:
            if section.annex or section.kind is SectionKind.NOTES:
                continue
            if y + px(36) > area.bottom():  # the page is a beginning; what has no room goes on
                break
            number += 1
            heading = wording.say(f"sections.{section.key}")
            shown = f"{number}   {heading}" if template.numbered else heading
            y = self._paint_section(painter, area, y, shown, _hint(section))

    def _paint_field(
        self, painter: QPainter, area: QRectF, y: float, label: str, words: str
    ) -> None:
        px = self._appearance.px
        painter.setPen(_INK)
        painter.setFont(self._font(12.5, bold=True))
        painter.drawText(QRectF(area.left(), y, px(130), px(18)), label)
        painter.setPen(_REST)
        font = self._font(12.5)
        painter.setFont(font)
        left = area.left() + px(132)
        room = int(area.right() - left)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, y, room, px(18)), shown)

    def _paint_section(
        self, painter: QPainter, area: QRectF, y: float, heading: str, hint: str
    ) -> float:
        px = self._appearance.px
        painter.setPen(_INK)
        bold = self._font(12.5, bold=True)
        painter.setFont(bold)
        shown = QFontMetrics(bold).elidedText(
            heading, Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(QRectF(area.left(), y, area.width(), px(18)), shown)
        painter.setPen(_REST)
        painter.setFont(self._font(12.5, italic=True))
        line = QRectF(area.left() + px(20), y + px(18), area.width() - px(20), px(18))
        painter.drawText(line, hint)
        return y + px(43)

    def _field_words(self, spec: FieldSpec) -> str:
        match spec.source:
            case FieldSource.READER:
                return self._reader or tr("you write it")
            case FieldSource.WHO:
                return self._who or tr("set in Preferences")
            case FieldSource.DATE:
                return tr("day of export")
            case FieldSource.PERIOD:
                return tr("first to last article")
            case _:
                return tr("you write it") if spec.required else ""

    def _font(self, size: float, *, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont(_FAMILIES)
        font.setPixelSize(self._appearance.px(size))
        font.setBold(bold)
        font.setItalic(italic)
        return font


def _hint(section: SectionSpec) -> str:
    if section.kind is not SectionKind.WRITTEN:
        return _taken_from(section.kind)
    if section.lines:
        return tr("you write it, up to {n} lines").format(n=section.lines)
    if section.items:
        return tr("you write them, up to {n}").format(n=section.items)
    return tr("you write it")


def _taken_from(kind: SectionKind) -> str:
    taken_from = {
        SectionKind.POSITIONS: tr("from passages: 1 to 3 each"),
        SectionKind.MATRIX: tr("filled from stances"),
        SectionKind.AGREEMENTS: tr("from stances"),
        SectionKind.GAPS: tr("from coverage"),
        SectionKind.SOURCES: tr("written from the data"),
        SectionKind.SUMMARY: tr("from stances, a line each"),
        SectionKind.SAID: tr("from passages, the best of each"),
        SectionKind.TOPICS: tr("from passages, by topic"),
        SectionKind.ACTIONS: tr("from actions reported"),
        SectionKind.FIGURES: tr("from tagged figures"),
        SectionKind.PEOPLE: tr("from speakers"),
        SectionKind.COVERAGE: tr("counted by outlet"),
        SectionKind.LINKS: tr("from the articles"),
        SectionKind.FIXED: tr("printed as it is"),
    }
    return taken_from.get(kind, tr("from passages"))
