"""Everything that can be said of a stakeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel

from briefer.errors import InputError
from briefer.model.codebook import PERSON, alias_owners
from briefer.model.dates import short_date
from briefer.model.names import fold
from briefer.ui.accessible import named
from briefer.ui.read.codebook.form import BETWEEN, Form, several, several_line
from briefer.ui.read.codebook.post_lines import PostLines
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

    `renamed(stakeholder_id, aliases, metonyms)` changes both; `faulted(sentence)` says what is
    wrong with a name.
    """

    changed = Signal(int, str, object)
    renamed = Signal(int, object, object)
    faulted = Signal(str)

    def __init__(
        self, appearance: Appearance, vocabulary: Vocabulary, *, roomy: bool = False
    ) -> None:
        super().__init__(appearance, roomy=roomy)
        named(self, "codebook.stakeholder-form", tr("Stakeholder"))
        self._codebook: Codebook | None = None
        self._shown: Stakeholder | None = None
        self._owners: dict[str, list[Stakeholder]] | None = None
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
        self.metonyms = several_line(
            appearance,
            "codebook.stakeholder.metonyms",
            tr("Stands for the institution"),
            roomy=roomy,
        )
        self.clash = look(named(QLabel(), "codebook.stakeholder.clash"), tone="warn", scale="small")
        self.clash.setWordWrap(True)
        self.clash.setTextFormat(Qt.TextFormat.PlainText)
        self.posts = PostLines(appearance, roomy=roomy)
        self._place()
        self._connect()

    def _place(self) -> None:
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Short name"), self.short_name)
        self.add_field(tr("Other names"), self.aliases)
        stands = tr("Places, houses and capitals that mean it: “Washington”")
        self.metonyms.setToolTip(stands)
        self._stands = self.add_field(tr("Stands for it"), self.metonyms)
        self._warning = self.add_wide(self.clash)
        self.add_field(tr("Kind"), self.kind)
        self.add_field(tr("Side"), self.side)
        self.add_field(tr("Part of"), self.part_of)
        self.add_part(tr("Posts"), self.posts)
        self.end()

    def _connect(self) -> None:
        self.name.written.connect(lambda text: self._tell("name", text))
        self.short_name.written.connect(lambda text: self._tell("short_name", text or None))
        self.aliases.written.connect(self._set_aliases)
        self.metonyms.written.connect(self._set_metonyms)
        self.posts.changed.connect(lambda roles: self._tell("roles", roles))
        self.kind.chosen.connect(lambda key: self._tell("kind", key or None))
        self.side.written.connect(lambda text: self._tell("side", text or None))
        self.part_of.written.connect(self._set_parent)

    def show_stakeholder(self, entry: Stakeholder, codebook: Codebook) -> None:
        """Show a stakeholder; what is being typed stays."""
        if codebook is not self._codebook:
            self._codebook = codebook
            _complete(self.side, {s.side for s in codebook.stakeholders if s.side})
            _complete(self.part_of, (s.name for s in codebook.stakeholders))
            self._owners = None
        if self._shown is None or self._shown.id != entry.id:
            self.posts.drop_new()
        self._shown = entry
        above = codebook.stakeholder_by_id.get(entry.parent_id or 0)
        self.name.set_value(entry.name)
        self.short_name.set_value(entry.short_name or "")
        self._show_names(entry)
        self.kind.set_value(entry.kind or "")
        self.side.set_value(entry.side or "")
        self.part_of.set_value(above.name if above else "")
        self.posts.show_roles(entry.roles)

    def _show_names(self, entry: Stakeholder) -> None:
        """Show the names; on the page those that stand for an institution have a line of their own.

        A person stands for nothing but itself.
        """
        plain = [name for name in entry.aliases if not (self.roomy and name in entry.metonyms)]
        self.aliases.set_value(BETWEEN.join(plain))
        self.metonyms.set_value(BETWEEN.join(entry.metonyms))
        self._stands.setVisible(self.roomy and entry.kind != PERSON)
        words = clash_words(entry, self._answering)
        self.clash.setText(words)
        self._warning.setVisible(bool(words))

    @property
    def _answering(self) -> dict[str, list[Stakeholder]]:
        """Who answers to each name; gathered once for each state of the codebook."""
        if self._owners is None:
            self._owners = alias_owners(self._codebook.stakeholders if self._codebook else ())
        return self._owners

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        for line in self._lines:
            line.setReadOnly(not writable)
        self.kind.allow(writable=writable)
        self.posts.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in self._lines:
            line.flush()
        self.posts.flush()

    @property
    def _lines(self) -> tuple[TypedLine | WordChips, ...]:
        return (
            self.name,
            self.short_name,
            self.aliases,
            self.metonyms,
            self.side,
            self.part_of,
        )

    def _tell(self, field: str, value: object) -> None:
        if self._shown is not None:
            self.changed.emit(self._shown.id, field, value)

    def _set_aliases(self, text: str) -> None:
        """Tell the names; on the page those that stand for an institution stay what they are."""
        if self._shown is not None:
            kept = self._shown.metonyms if self.roomy else ()
            self._tell("aliases", _in_order(self._shown.aliases, (*several(text), *kept)))

    def _set_metonyms(self, text: str) -> None:
        if self._shown is not None:
            plain = [name for name in self._shown.aliases if name not in self._shown.metonyms]
            metonyms = several(text)
            aliases = _in_order(self._shown.aliases, (*plain, *metonyms))
            self.renamed.emit(self._shown.id, aliases, metonyms)

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


def clash_words(entry: Stakeholder, owners: dict[str, list[Stakeholder]]) -> str:
    """Return which names of a stakeholder are those of another one as well, and whose."""
    lines = []
    for name in dict.fromkeys((entry.name, *entry.aliases)):
        others = [other.name for other in owners.get(fold(name), ()) if other.id != entry.id]
        if others:
            whose = ", ".join(others)
            lines.append(tr("“{name}” is also a name of {whose}.").format(name=name, whose=whose))
    return "\n".join(lines)


def _in_order(before: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return the names, those that were there before in the order that they had."""
    wanted = list(dict.fromkeys(names))
    there = [name for name in before if name in wanted]
    return there + [name for name in wanted if name not in there]


def post_words(role: Role) -> str:
    """Return a post with its dates, as far as they are known."""
    since = short_date(role.since) if role.since else ""
    until = short_date(role.until) if role.until else ""
    dates = f"{since} – {until}".strip(" ") if since or until else ""
    return ", ".join(filter(None, (role.title, dates)))
