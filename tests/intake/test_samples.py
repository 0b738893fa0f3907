"""Real texts and pages, which are not kept beside the program."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import UnreadableError
from briefer.intake import registry
from briefer.intake.source import Source
from briefer.intake.web import page

if TYPE_CHECKING:
    from briefer.intake.sandbox import Sandbox


def test_the_dossier_imports_with_title_outlet_and_body_exactly_right(
    samples: Path, sandbox: Sandbox
) -> None:
    folder = samples / "corpus" / "seed_event_dossier"
    index = {
        entry["file"]: entry for entry in json.loads((folder / "index.json").read_text("utf-8"))
    }
    files = registry.files_under([folder])
    assert len(files) == 21
    for path in files:
        title, outlet, rest = path.read_bytes().decode("utf-8").split("\n", 2)
        draft = sandbox.read(path)
        assert (draft.title, draft.outlet) == (title, outlet)
        if entry := index.get(path.name):
            assert (draft.title, draft.outlet) == (entry["title"], entry["outlet"])
        assert draft.body == rest.strip("\n")
        assert draft.original.data == path.read_bytes()


def test_no_text_of_the_dossier_gets_a_fact_that_it_does_not_state(
    samples: Path, sandbox: Sandbox
) -> None:
    """Dates stand in the file names and in some titles, and are not those of publication."""
    for path in registry.files_under([samples / "corpus" / "seed_event_dossier"]):
        draft = sandbox.read(path)
        assert (draft.published, draft.authors, draft.url) == (None, (), None)
        assert {fact.field for fact in draft.facts} == {"title", "outlet", "language"}


def test_the_language_of_each_text_of_the_dossier_is_told(samples: Path, sandbox: Sandbox) -> None:
    for path in registry.files_under([samples / "corpus" / "seed_event_dossier"]):
        spanish = "versi-n-estenogr-fica" in path.name
        assert sandbox.read(path).language == ("es" if spanish else "en")


def test_saved_pages_give_most_of_their_articles_and_little_else(samples: Path) -> None:
    folder = samples / "articles-html"
    scores = []
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        path = folder / truth["file"]
        if truth["truth"] != "full" or not path.is_file():
            continue
        source = Source(Path(path.stem), gzip.decompress(path.read_bytes()))
        scores.append(_likeness(_body(source), " ".join(truth["paragraphs"])))
    assert sum(scores) / len(scores) > 0.94


def _body(source: Source) -> str:
    try:
        return page.read(source).body
    except UnreadableError:
        return ""


def _likeness(found: str, wanted: str) -> float:
    """Return the F1 of the words in groups of four."""
    left, right = _groups(found), _groups(wanted)
    return 2 * len(left & right) / (len(left) + len(right))


def _groups(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    if len(words) < 100:
        # Scripts without spaces are compared by their characters.
        words = [c for c in text if c.isalnum()]
    return {tuple(words[n : n + 4]) for n in range(len(words) - 3)}
