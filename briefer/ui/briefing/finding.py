"""What the finder offers for some words: commands, places to go to, and the words in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.ui.actions import ACTIONS
from briefer.ui.briefing.targets import (
    ARTICLE,
    MEMO,
    STAKEHOLDER,
    TOPIC,
    Target,
    letters_in_order,
    matching,
    rank,
)
from briefer.ui.read.palette.catalogue import letters_of, place_of
from briefer.ui.translation import tr

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from briefer.ui.action_set import ActionSet
    from briefer.ui.actions import Action

OPEN_FINDER, FIND_EVERYWHERE = "search.command", "search.everywhere"

_COMMANDS, _COMMANDS_AT_FIRST = 6, 9
_TARGETS = 3
"""So many of each kind are offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One row; a heading has nothing to do.

    `hint` stands beside the words and `detail` at the right, where `keys` is a shortcut. `letters`
    are initials, `colour` is a topic's tint, in place of the icon. A row that is not `enabled` is
    shown, and cannot be taken. `short` are a few letters that find it.
    """

    text: str
    icon: str = ""
    hint: str = ""
    detail: str = ""
    keys: str = ""
    letters: str = ""
    colour: int = 0
    marks: tuple[tuple[int, int], ...] = ()
    enabled: bool = True
    short: str = ""
    act: Callable[[], object] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.act is None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        parts = (self.text, self.hint, self.detail, self.keys, "" if self.enabled else tr("off"))
        return ", ".join(filter(None, parts))


def offers(
    typed: str,
    actions: ActionSet,
    targets: Iterable[Target],
    go: Callable[[Target], object],
    look_everywhere: Callable[[], object],
) -> list[Offer]:
    """Return all rows with their headings."""
    words = typed.strip()
    rows = _group(tr("Commands"), commands(actions, words))
    if not words:
        return rows
    found = matching(targets, words, _TARGETS)
    rows += _group(tr("Go to"), [_target_offer(target, words, go) for target in found])
    text = tr("Find “{words}” everywhere").format(words=words)
    everywhere = Offer(text, "search", keys="Ctrl+Shift+F", act=look_everywhere)
    return rows + _group(tr("In the text"), [everywhere])


def commands(actions: ActionSet, words: str) -> list[Offer]:
    """Return the commands that match the words; those that are possible now come first."""
    query = fold(words)
    loose = letters_in_order(query)
    ranked = []
    for number, offer in enumerate(chain.from_iterable(map(partial(_offers_of, actions), ACTIONS))):
        fit = _fit(offer, query, loose) if query else 0
        if fit is not None:
            marked = replace(offer, marks=marks_of(offer.text, query))
            ranked.append((not offer.enabled, fit, number, marked))
    ranked.sort(key=lambda item: item[:3])
    return [offer for *_, offer in ranked[: _COMMANDS if query else _COMMANDS_AT_FIRST]]


def _fit(offer: Offer, query: str, loose: re.Pattern[str] | None) -> int | None:
    """Return how well a command fits; one with `short` letters is found by its word as well."""
    text = fold(offer.text)
    if not offer.short:
        return rank((text,), query, loose)
    row, _, word = text.partition(": ")
    # Not before a command that begins with these letters.
    if query == offer.short:
        return 1
    return rank((f"{row} {word}", text, word, f"{row} {offer.short}"), query, loose)


def _offers_of(actions: ActionSet, row: Action) -> list[Offer]:
    """Return the command of a row: an action, or what a pane does by keys of its own."""
    icon = row.icon or "chevron-right"
    if row.shown_only:
        return [
            Offer(
                it.text,
                icon,
                it.short,
                keys=it.keys,
                enabled=it.enabled,
                short=it.short,
                act=it.run,
            )
            for it in actions.runnables(row.id)
        ]
    action = actions.bound(row.id)
    if action is None or row.id in {OPEN_FINDER, FIND_EVERYWHERE}:
        return []
    return [
        Offer(
            tr(row.text),
            icon,
            hint=tr(row.hint) if row.hint else "",
            keys=row.keys[0] if row.keys else "",
            enabled=action.isEnabled(),
            act=action.trigger,
        )
    ]


def marks_of(name: str, query: str) -> tuple[tuple[int, int], ...]:
    """Return where the folded query stands in a name: as a whole, or letter by letter."""
    if not query:
        return ()
    place = place_of(name, query)
    return (place,) if place else letters_of(name, query.replace(" ", ""))


def _target_offer(target: Target, words: str, go: Callable[[Target], object]) -> Offer:
    icon = {ARTICLE: "document", MEMO: "document-lines"}.get(target.kind, "")
    query = fold(words)
    marks = () if place_of(target.name, query) is None else marks_of(target.name, query)
    alias = "" if marks else next((n for n in target.names if place_of(n, query)), "")
    return Offer(
        target.name,
        icon,
        hint=alias or target.outlet,
        detail=_detail(target),
        letters=target.letters,
        colour=target.colour,
        marks=marks or (() if alias else marks_of(target.name, query)),
        act=lambda: go(target),
    )


def _detail(target: Target) -> str:
    kind = {
        ARTICLE: tr("article"),
        STAKEHOLDER: tr("stakeholder"),
        TOPIC: tr("topic"),
        MEMO: tr("memo"),
    }[target.kind]
    if not target.count:
        return kind
    one = target.count == 1
    count = tr("1 passage") if one else tr("{n} passages").format(n=f"{target.count:,}")
    return f"{kind}, {count}"


def _group(title: str, rows: list[Offer]) -> list[Offer]:
    return [Offer(title), *rows] if rows else []
