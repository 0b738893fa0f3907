"""The facts that stand in front of a Markdown text, between two lines of three dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.intake.address import web_address
from briefer.intake.dateline import read_date
from briefer.model.article import Fact
from briefer.model.text import single_line

_MOST_LINES = 200
"""Lines among which the closing dashes must stand."""

_FENCE = re.compile(r"---[ \t]*")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "source_url": "url",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in front. `lines` is the number of lines that it takes, fences included."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    facts: tuple[Fact, ...] = ()
    lines: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """Return the facts in front of a canonical text; none where it does not begin with them."""
    lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
    if not _FENCE.fullmatch(lines[0]):
        return FrontMatter()
    end = next((i for i in range(1, len(lines)) if _FENCE.fullmatch(lines[i])), None)
    pairs = _pairs(lines[1:end]) if end else None
    if not end or not pairs:
        return FrontMatter()
    found: dict[str, tuple[str, ...]] = {}
    facts = []
    for key, values in pairs.items():
        field, read = _read(key, values)
        if read and field not in found:
            found[field] = read
            facts.append(Fact(field, "source", f"front matter, {key}", "certain"))
    return FrontMatter(
        title=_first(found, "title"),
        outlet=_first(found, "outlet"),
        authors=found.get("authors", ()),
        published=_first(found, "published"),
        url=_first(found, "url"),
        facts=tuple(facts),
        lines=end + 1,
    )


def _pairs(lines: list[str]) -> dict[str, list[str]] | None:
    """Return the values of each key, or None where a line is neither a pair nor an item."""
    pairs: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        pair, item = _PAIR.fullmatch(line), _ITEM.fullmatch(line)
        if pair:
            values = pairs.setdefault(pair["key"].strip(), [])
            values.extend(_values(pair["value"] or ""))
        elif item and pairs:
            values.append(_unquoted(item["value"]))
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    return pairs


def _values(written: str) -> list[str]:
    words = written.strip()
    if words.startswith("[") and words.endswith("]"):
        return [_unquoted(part) for part in words[1:-1].split(",")]
    return [_unquoted(words)] if words else []


def _unquoted(written: str) -> str:
    words = single_line(written)
    if len(words) >= 2 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].strip()
    return words


def _read(key: str, values: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return which field a key sets and to what; nothing where the words cannot be that field."""
    field = _FIELDS.get(key.lower(), "")
    given = [value for value in values if value]
    if field in {"url", "outlet"} and (address := web_address(given[0] if given else None)):
        # "source" is as often an address as a name.
        return "url", (address,)
    if field == "published":
        given = [date for date in map(read_date, given) if date]
    elif field == "url":
        given = []
    return field, tuple(given if field == "authors" else given[:1]) if field else ()


def _first(found: dict[str, tuple[str, ...]], field: str) -> str | None:
    return next(iter(found.get(field, ())), None)
