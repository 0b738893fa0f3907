"""What program this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QLabel, QWidget

from briefer import __version__
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class AboutPage(Sheet):
    """Name, version, licences."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(appearance, "about", tr("About Briefer"), window)
        px = appearance.px
        words = tr(
            "<b>Briefer {version}</b><br>From a stack of articles to a sourced briefing memo."
            "<br><br>Licence: Apache 2.0. Fonts: Noto (Open Font License), DejaVu."
            "<br>Qt {qt} under the LGPL."
        ).format(version=__version__, qt=QLibraryInfo.version().toString())
        label = named(QLabel(words), "about.words")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setContentsMargins(px(20), px(18), px(20), px(18))
        label.setMinimumWidth(px(420))
        self.body.addWidget(label)
        self.offer("about.close", tr("Close"), self.accept)
