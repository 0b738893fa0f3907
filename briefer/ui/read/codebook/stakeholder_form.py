"""Everything that can be said of a stakeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel

from briefer.errors import InputError
from briefer.model.dates import short_date
from briefer.ui.accessible import named
from briefer.ui.read.codebook.form import BETWEEN, Form, several, several_line
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look
from briefer.ui.widgets.term_box import TermBox, term_options
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.codebook import Codebook, Role, Stakeholder
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.widgets.word_chips import WordChips


class StakeholderForm(Form):
    """`changed(stakeholder_id, field, value)` names who is changed.

    `faulted(sentence)` says what is wrong with a name.
    """

    changed = Signal(int, str, object)
    faulted = Signal(str)

    def __init__(
        self, appearance: Appearance, vocabulary: Vocabulary, *, roomy: bool = False
    ) -> None:
        super().__init__(appearance, roomy=roomy)
        named(self, "codebook.stakeholder-form", tr("Stakeholder"))
        self._codebook: Codebook | None = None
        self._shown: Stakeholder | None = None
        self.name = TypedLine("codebook.stakeholder.name", tr("Name"))
        self.short_name = TypedLine(
            "codebook.stakeholder.short-name", tr("Short name"), hint=tr("for lead-ins and chips")
        )
        self.aliases = several_line(
            appearance, "codebook.stakeholder.aliases", tr("Other names"), roomy=roomy
        )
        self.kind = TermBox("codebook.stakeholder.kind", tr("Kind"), term_options(vocabulary.kinds))
        self.side = TypedLine(
            "codebook.stakeholder.side", tr("Side"), hint=tr("where they speak from")
        )
        self.part_of = TypedLine("codebook.stakeholder.part-of", tr("Part of"), hint=tr("nothing"))
        self.posts = look(named(QLabel(), "codebook.stakeholder.posts"), scale="small")
        self.posts.setWordWrap(True)
        for words, field in (
            (tr("Name"), self.name),
            (tr("Short name"), self.short_name),
            (tr("Other names"), self.aliases),
            (tr("Kind"), self.kind),
            (tr("Side"), self.side),
            (tr("Part of"), self.part_of),
        ):
            self.add_field(words, field)
        self.add_wide(self.posts)
        self.end()
        self._connect()

    def _connect(self) -> None:
        self.name.written.connect(lambda text: self._tell("name", text))
        self.short_name.written.connect(lambda text: self._tell("short_name", text or None))
        self.aliases.written.connect(lambda text: self._tell("aliases", several(text)))
        self.kind.chosen.connect(lambda key: self._tell("kind", key or None))
        self.side.written.connect(lambda text: self._tell("side", text or None))
        self.part_of.written.connect(self._set_parent)

    def show_stakeholder(self, entry: Stakeholder, codebook: Codebook) -> None:
        """Show a stakeholder; what is being typed stays."""
        if codebook is not self._codebook:
            self._codebook = codebook
            _complete(self.side, {s.side for s in codebook.stakeholders if s.side})
            _complete(self.part_of, (s.name for s in codebook.stakeholders))
        self._shown = entry
        above = codebook.stakeholder_by_id.get(entry.parent_id or 0)
        self.name.set_value(entry.name)
        self.short_name.set_value(entry.short_name or "")
        self.aliases.set_value(BETWEEN.join(entry.aliases))
        self.kind.set_value(entry.kind or "")
        self.side.set_value(entry.side or "")
        self.part_of.set_value(above.name if above else "")
        self.posts.setText("\n".join(map(post_words, entry.roles)))
        self.posts.setVisible(bool(entry.roles))

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        for line in self._lines:
            line.setReadOnly(not writable)
        self.kind.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in self._lines:
            line.flush()

    @property
    def _lines(self) -> tuple[TypedLine | WordChips, ...]:
        return self.name, self.short_name, self.aliases, self.side, self.part_of

    def _tell(self, field: str, value: object) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.id, field, value)

    def _set_parent(self, name: str) -> None:
        if self._codebook is None:
            return
        try:
            found = self._codebook.find_stakeholder(name).id if name else None
        except InputError as error:
            self.faulted.emit(str(error))
        else:
            self._tell("parent_id", found)


def _complete(line: TypedLine, words: Iterable[str]) -> None:
    completer = QCompleter(sorted(set(words)), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)


def post_words(role: Role) -> str:
    """Return a post with its dates, as far as they are known."""
    since = short_date(role.since) if role.since else ""
    until = short_date(role.until) if role.until else ""
    dates = f"{since} – {until}".strip(" ") if since or until else ""
    return ", ".join(filter(None, (role.title, dates)))
