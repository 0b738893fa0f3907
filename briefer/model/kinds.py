"""Whether the plain values of a part are what the part declares, where they come from a file."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
}


def require_kinds(*parts: DataclassInstance) -> None:
    """Raise TypeError where a value is of another kind: a word for a number, yes for a word."""
    for part in parts:
        for item in fields(part):
            kinds, value = _KINDS.get(str(item.type)), getattr(part, item.name)
            if kinds and type(value) not in kinds:
                raise TypeError(f"“{item.name}” cannot be “{value}”")
