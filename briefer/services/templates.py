"""Memo templates: the user's own copies first, then those that Briefer ships."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefer import paths
from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.model.names import nearest

if TYPE_CHECKING:
    from briefer.memo.template import Template

DEFAULT = "position"
"""The template of a memo, unless another is asked for."""


@cache
def available() -> tuple[Template, ...]:
    """Return every template, by name; read once."""
    return memo_template.available((paths.user_data() / "templates", paths.templates()))


def get(name: str) -> Template:
    """Return the template of that name; raise InputError, with the nearest, where there is none."""
    for template in available():
        if template.name == name:
            return template
    names = [template.name for template in available()]
    hint = ", ".join(nearest(name, names) or names)
    raise InputError(f"There is no template called “{name}”. There is: {hint}.")
