"""TOML from anywhere: a codebook, a template or a style sheet that somebody wrote or shared."""

from __future__ import annotations

import tomllib
from typing import Any

from briefer.errors import InputError


def parsed(text: str, what: str) -> dict[str, Any]:
    """Return what a TOML text says; raise InputError, which names `what`, where it is no such."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{what} is not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:  # numbers of a thousand digits, lists in lists
        raise InputError(f"{what} is not valid TOML: no reader can take it in.") from error
