"""What a section of a memo is about: which passages belong into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Data = Mapping[str, str | bool | tuple[str, ...]]

_ACTIONS = "actions"
_STARRED = "starred"
_SINCE, _UNTIL = "since", "until"


@dataclass(frozen=True, slots=True)
class Binding:
    """What a passage must have to belong: of each kind that is given, one of these.

    `stakeholders` and `topics` are guids; `types` and `stances` are tokens of the vocabulary;
    `since` and `until` are stored dates. `actions` asks for what has an actor and no speaker.
    """

    stakeholders: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    starred: bool = False
    actions: bool = False

    def __bool__(self) -> bool:
        """Say whether anything is asked."""
        return self != Binding()


def read(data: Data) -> Binding:
    """Read a section's binding; what is not about passages is passed over."""
    return Binding(
        stakeholders=_several(data, "stakeholder", "stakeholders"),
        topics=_several(data, "topic", "topics"),
        types=_several(data, "type", "types"),
        stances=_several(data, "stance", "stances"),
        since=str(data.get(_SINCE, "")),
        until=str(data.get(_UNTIL, "")),
        starred=bool(data.get(_STARRED)),
        actions=bool(data.get(_ACTIONS)),
    )


def written(binding: Binding, before: Data) -> dict[str, str | bool | tuple[str, ...]]:
    """Return the binding as a section keeps it; what `before` has of other kinds stays."""
    data = {key: value for key, value in before.items() if key not in _KEYS}
    for one, many, found in (
        ("stakeholder", "stakeholders", binding.stakeholders),
        ("topic", "topics", binding.topics),
        ("type", "types", binding.types),
        ("stance", "stances", binding.stances),
    ):
        if len(found) == 1:
            data[one] = found[0]
        elif found:
            data[many] = found
    texts = ((_SINCE, binding.since), (_UNTIL, binding.until))
    data.update({key: value for key, value in texts if value})
    flags = ((_STARRED, binding.starred), (_ACTIONS, binding.actions))
    data.update({key: True for key, flag in flags if flag})
    return data


_KEYS = frozenset(
    {
        *("stakeholder", "stakeholders", "topic", "topics", "type", "types", "stance", "stances"),
        *(_SINCE, _UNTIL, _STARRED, _ACTIONS),
    }
)


def _several(data: Data, one: str, many: str) -> tuple[str, ...]:
    found = data.get(many, ())
    single = data.get(one, "")
    several = found if isinstance(found, tuple) else ()
    return tuple(dict.fromkeys((*((str(single),) if single else ()), *several)))
