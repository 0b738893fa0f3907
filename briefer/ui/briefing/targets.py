"""What one can go to by its name: articles, stakeholders, topics, memos."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.store.reading import Reading

KINDS = ARTICLE, STAKEHOLDER, TOPIC, MEMO = "article", "stakeholder", "topic", "memo"

_FUZZY_FROM = 2
"""So many letters are needed before they may stand apart from each other."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to go to. `names` are all it is called; `count` its passages."""

    kind: str
    id: int
    name: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    count: int = 0
    letters: str = ""
    colour: int = 0
    outlet: str = ""


def read_targets(read: Reading) -> tuple[Target, ...]:
    """Return everything that has a name; for a worker thread."""
    codebook = read.codebook.load()
    tags = read.tags.all()
    who = Counter(entry_id for _, entry_id in {(row[0], row[1]) for row in tags.parties})
    what = Counter(entry_id for _, entry_id in {(row[0], row[1]) for row in tags.topics})
    found = [
        Target(
            STAKEHOLDER,
            entry.id,
            entry.name,
            *_called(entry.name, entry.short, *entry.aliases),
            who[entry.id],
            letters=entry.initials,
        )
        for entry in codebook.stakeholders
    ]
    for topic in codebook.topics:
        path = codebook.path(topic.id).replace("/", " › ")
        names = _called(path, topic.name)
        found.append(Target(TOPIC, topic.id, path, *names, what[topic.id], colour=topic.colour))
    found += (Target(MEMO, memo.id, memo.title, *_called(memo.title)) for memo in read.memos.all())
    found += (
        Target(
            ARTICLE,
            article.id,
            article.title,
            *_called(article.title),
            article.passages,
            outlet=article.outlet or "",
        )
        for article in read.articles.all()
    )
    return tuple(found)


def _called(*names: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names, each once, and the same ones folded."""
    unique = tuple(dict.fromkeys(names))
    return unique, tuple(map(fold, unique))


def matching(targets: Iterable[Target], typed: str, most: int) -> list[Target]:
    """Return the targets that match best, by any of their names, at most `most` of each kind.

    A whole name comes first, then a beginning, the beginning of a word, a match inside a word, and
    last the typed letters in order.
    """
    query = fold(typed)
    if not query:
        return []
    loose = letters_in_order(query)
    ranked = ((rank(target.keys, query, loose), n, target) for n, target in enumerate(targets))
    found = sorted((fit, n, target) for fit, n, target in ranked if fit is not None)
    room = dict.fromkeys(KINDS, most)
    best = []
    for _, _, target in found:
        if room[target.kind]:
            room[target.kind] -= 1
            best.append(target)
    return best


def letters_in_order(query: str) -> re.Pattern[str] | None:
    """Match names that have these letters in order, from the start of a word on."""
    letters = query.replace(" ", "")
    if len(letters) < _FUZZY_FROM:
        return None
    first, *others = map(re.escape, letters)
    return re.compile(rf"\b{first}" + "".join(f".*?{letter}" for letter in others))


def rank(keys: Sequence[str], query: str, loose: re.Pattern[str] | None) -> int | None:
    """Return how well folded names fit, 0 for the best; None where they do not."""
    best: int | None = None
    for key in keys:
        at = key.find(query)
        if at < 0:
            continue
        fit = 3
        if at == 0:
            fit = 0 if len(key) == len(query) else 1
        elif f" {query}" in key:
            fit = 2
        best = fit if best is None else min(best, fit)
    if best is None and loose is not None and any(loose.search(key) for key in keys):
        best = 4
    return best
