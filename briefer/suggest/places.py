"""Where the number of a sentence was counted: a border, a coast, or a place with a name."""

from __future__ import annotations

import re

_BREAKS = r"(?!(?:the|a|an|at|in|on|of|and|to|that|its|their)\b)"
_SITES = {
    "en": rf"\b((?:{_BREAKS}[^\W\d_][\w’'–-]*\s){{1,2}}(?:border|coast|crossing|frontier))\b",
    "es": r"\b((?:frontera|costa)(?:\s(?:sur|norte|común|sureste|suroeste)|\s(?:con|de|entre)"
    r"(?:\s(?:los|las|el|la|y|[A-ZÁÉÍÓÚÑ][\w]*))+)?)\b",
}
_NAMED = {
    "en": r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross)\s+((?:[A-Z][\w’'.-]*)"
    r"(?:\s(?:of\s)?[A-Z][\w’'.-]*)*)",
    "es": r"\b(?:[Ee]n|[Cc]erca de)\s+((?:[A-ZÁÉÍÓÚÑ][\w.-]*)"
    r"(?:\s(?:de\s|del\s|la\s)?[A-ZÁÉÍÓÚÑ][\w.-]*)*)",
}
_TIMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Enero|Febrero|Marzo|Abril|Mayo"
    r"|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre)\b"
)


def place_in(sentence: str, language: str) -> str | None:
    """Return the words for the place that a sentence speaks of; None where it names none."""
    site = re.search(_SITES.get(language, _SITES["en"]), sentence)
    if site is not None:
        return site[1]
    for named in re.finditer(_NAMED.get(language, _NAMED["en"]), sentence):
        if not _TIMES.match(named[1]):
            return named[1].rstrip(".")
    return None
