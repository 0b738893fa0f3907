"""What is said of a drawing that a memo cannot show as it is."""

from __future__ import annotations

from briefer.errors import InputError

_ADVICE = "Save it as PNG and choose that."


class DrawingError(InputError):
    """A drawing is none, is too large, or has what a memo cannot show."""


def damaged() -> DrawingError:
    """Return the error for a file that is no drawing, or not a whole one."""
    return DrawingError(f"The file is no SVG drawing that Briefer can read. {_ADVICE}")


def has(what: str) -> DrawingError:
    """Return the error for a drawing that has something of that kind."""
    return DrawingError(f"The drawing has {what}, which a memo cannot show. {_ADVICE}")


def too_much() -> DrawingError:
    """Return the error for a drawing with more in it than a page can take."""
    return DrawingError(f"The drawing is too large, or has too many parts. {_ADVICE}")
