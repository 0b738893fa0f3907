"""More: dates, certainty, figures, translations and links, folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.dates import short_date
from briefer.ui.read.inspector.figures_part import FiguresPart
from briefer.ui.read.inspector.links_part import LinksPart
from briefer.ui.read.inspector.translations_part import TranslationsPart
from briefer.ui.read.inspector.when_part import WhenPart
from briefer.ui.translation import tr
from briefer.ui.widgets.fold import Fold

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.links_part import Tie
    from briefer.ui.read.inspector.shown import Shown


class MoreFold(Fold):
    """Holds the parts; its head says what is set."""

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__(appearance, "inspector.more", tr("More"))
        self._vocabulary = vocabulary
        self.when = WhenPart(appearance, vocabulary)
        self.figures = FiguresPart(appearance)
        self.translations = TranslationsPart(appearance, vocabulary)
        self.links = LinksPart(appearance)
        for part in (self.when, self.figures, self.translations, self.links):
            self.body.addWidget(part)

    def show_passage(self, shown: Shown, ties: tuple[Tie, ...]) -> None:
        """Show these sides of a passage, with its links."""
        self.when.show_passage(shown)
        self.figures.show_passage(shown)
        self.translations.show_passage(shown)
        self.links.show_ties(ties)
        self.head.set_summary(more_words(shown, self._vocabulary, len(ties)))

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or read only."""
        for part in (self.when, self.figures, self.translations, self.links):
            part.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.when.flush()
        self.figures.flush()
        self.translations.flush()


def more_words(shown: Shown, vocabulary: Vocabulary, links: int) -> str:
    """Return in a few words what is set; what could be set where nothing is."""
    passage = shown.passage
    statement = passage.statement
    words = []
    if statement.event_date:
        words.append(short_date(statement.event_date))
    if statement.certainty:
        words.append(vocabulary.certainties[statement.certainty].label.lower())
    if statement.via:
        words.append(vocabulary.vias[statement.via].label.lower())
    for count, name in (
        (len(passage.figures), tr("figures")),
        (len(passage.translations), tr("translations")),
        (links, tr("links")),
    ):
        if count:
            words.append(f"{name} {count}")
    return ", ".join(words) or tr("dates, figures, links")
