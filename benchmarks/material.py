"""Briefings to measure with: real article text, with as many overlapping passages as asked for."""

from __future__ import annotations

import atexit
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING
from uuid import uuid4

from benchmarks.measure import memory_folder
from benchmarks.texts import article_text, long_text, spans
from briefer.model.anchor import make_anchor
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import briefings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.store.transaction import Transaction

ABOUT_1_MB = 1_000_000
WORDS, PASSAGES = 5_000, 200
OUTLETS = ("The Gazette", "Example Wire", "Sample Courier", "Diario Muestra", "Specimen Ledger")
SUBJECTS = ("port of entry", "asylum rules", "aid package", "cifras de la frontera", "sanctions")
TYPES = (None, "demand", "fact", "position", "framing")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article that is to be in a briefing."""

    title: str
    text: str
    passages: int


def ordinary() -> Wanted:
    """Return an article of 5,000 words with 200 passages."""
    return Wanted("An article of 5,000 words", article_text(WORDS), PASSAGES)


def huge(passages: int) -> Wanted:
    """Return an article of about 1 MB."""
    return Wanted("An article of 1 MB", long_text(ABOUT_1_MB), passages)


def short() -> Wanted:
    """Return an article with little in it, to come from."""
    return Wanted("A short article", long_text(2_000), 5)


@contextmanager
def briefing(
    wanted: Sequence[Wanted], *, entries: int = 0, others: int = 0, words: str = ""
) -> Iterator[Path]:
    """Make a briefing on a memory file system, closed again.

    `entries` are added to its codebook, half of them stakeholders and half of them topics, and
    `others` are articles without a passage, each with these words in it.
    """
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        path = Path(folder) / "bench.briefing"
        copy(_made(tuple(wanted), entries, others, words), path)
        yield path


@lru_cache(maxsize=4)
def _made(wanted: tuple[Wanted, ...], entries: int, others: int, words: str) -> Path:
    """Make a briefing that is copied for each measurement: making it takes longer than most."""
    path = _folder() / f"{uuid4()}.briefing"
    workspace = briefings.create(path, who="Bench", title="Bench")
    with workspace.change("Fill") as tx:
        for number in range(entries // 2):
            add_entries(tx, number)
        for one in wanted:
            _add(tx, one)
        add_articles(tx, others, words)
    workspace.close()
    return path


@cache
def _folder() -> Path:
    """Return a folder that goes with this process."""
    folder = tempfile.TemporaryDirectory(dir=memory_folder())
    atexit.register(folder.cleanup)
    return Path(folder.name)


def add_entries(tx: Transaction, number: int) -> None:
    """Add a stakeholder with two aliases, and a topic with a proposition."""
    who = tx.codebook.add_stakeholder(f"Person {number} of Office {number % 97}", kind="person")
    tx.codebook.set_aliases(who, [f"P{number}", f"the {number}th person"])
    topic = tx.codebook.add_topic(f"Question {number} about {number % 89}", colour=number % 8 + 1)
    words = f"that answer {number} is right"
    tx.codebook.add_proposition(topic, words, f"answer {number}", is_default=True)


def add_articles(tx: Transaction, count: int, words: str) -> None:
    """Add articles of five outlets, each with these words in its text."""
    for number in range(count):
        body = f"{words}Body {number}"
        day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"
        title = f"Talks {number} on the {SUBJECTS[number % 5]}, and what both sides say of it"
        tx.articles.add(_draft(title, body, OUTLETS[number % len(OUTLETS)], day))


def _draft(title: str, body: str, outlet: str, day: str) -> ArticleDraft:
    original = Original(body.encode(), f"{title}.txt", "text/plain")
    return ArticleDraft(title, body, original, outlet, published=day)


def _add(tx: Transaction, wanted: Wanted) -> None:
    article_id = tx.articles.add(_draft(wanted.title, wanted.text, "The Gazette", "2023-12-29"))
    revision = tx.read.articles.get(article_id).revision_id
    text = tx.read.articles.text(article_id)
    codebook = tx.read.codebook.load()
    who, topics = codebook.stakeholders, codebook.topics
    for number, span in enumerate(spans(text, wanted.passages)):
        statement = Statement(type=TYPES[number % len(TYPES)])
        passage = tx.passages.add(article_id, revision, make_anchor(text, span), statement)
        tx.passages.set_parties(passage, [PartyTag(who[number % len(who)].id)])
        tags = [TopicTag(topics[(number + n) % len(topics)].id) for n in range(1 + number % 2)]
        tx.passages.set_topics(passage, tags)
