"""Lines that name who wrote an article, in English and Spanish."""

from __future__ import annotations

import re

from briefer.intake.proper_names import is_small

_OPENING = re.compile(
    r"(?:(?:written|reporting|story|analysis|opinion|escrito|texto) )?(?:by|por):?\s+",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,;|]\s*")
_AND = re.compile(r"(\s+(?:and|y|e|&)\s+)", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|y|e|&)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’&-]*(?:[.'’&-][^\W\d_]*)*")
_ROLES = {
    *("correspondent", "editor", "reporter", "writer"),
    *("corresponsal", "editora", "redactor", "redactora", "reportera", "reportero"),
}
# “By Friday”, “Por Favor” and the like begin sentences and headings.
_NO_NAME = {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("contrast", "default", "favor", "fin", "now", "then"),
}
_LONGEST = 120


def opens_like_byline(line: str) -> bool:
    """Say whether the line begins with "By" or "Por", so that it names no outlet."""
    return _OPENING.match(line.strip()) is not None


def read_byline(line: str) -> tuple[str, ...]:
    """Return the authors of a line that is a byline ("By Jane Doe and John Roe"), else nothing."""
    words = " ".join(line.split())
    opening = _OPENING.match(words)
    if not opening or len(words) > _LONGEST:
        return ()
    pieces = [_LEADING_AND.sub("", p) for p in _COMMA.split(words[opening.end() :]) if p]
    if not all(map(_is_name, pieces)):
        return ()
    named = [piece for piece in pieces if not _is_role(piece)] or pieces
    return tuple(name for piece in named for name in _persons(piece))


def _is_role(piece: str) -> bool:
    """Say whether it is a post, as in “Jane Doe, Staff Writer”."""
    return not _ROLES.isdisjoint(piece.lower().replace("-", " ").split())


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not words or words[0].lower() in _NO_NAME:
        return False
    big = [word for word in words if not is_small(word)]
    return bool(big) and all(_WORD.fullmatch(w) and not w[0].islower() for w in big)


def _persons(piece: str) -> list[str]:
    """Split at “and”, but not inside a name: Ortega y Gasset is one."""
    first, *rest = _AND.split(piece)
    persons = [first]
    for joint, part in zip(rest[::2], rest[1::2], strict=True):
        if len(part.split()) < 2 or len(persons[-1].split()) < 2:
            persons[-1] += joint + part
        else:
            persons.append(part)
    return persons
