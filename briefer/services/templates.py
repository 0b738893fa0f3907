"""Memo templates: the user's own copies first, then those that Briefer ships."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefer import paths
from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.model.names import nearest

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.template import Template

DEFAULT = "position"
"""The template of a memo, unless another is asked for."""


def available() -> tuple[Template, ...]:
    """Return every template, by name; raise InputError naming a file of one that is wrong."""
    return tuple(map(_read, _places()))


def get(name: str) -> Template:
    """Return the template of that name, whatever is wrong with others.

    Raises InputError where it is wrong, or with the nearest names where there is none.
    """
    names = list(_places())
    if name in names:
        return _read(name)
    hint = ", ".join(nearest(name, names) or names)
    raise InputError(f"There is no template called “{name}”. There is: {hint}.")


@cache
def _read(name: str) -> Template:
    return memo_template.load(_places()[name])


@cache
def _places() -> dict[str, Path]:
    return memo_template.places((paths.user_data() / "templates", paths.templates()))
