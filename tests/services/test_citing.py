"""A passage with its citation, as it is pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.passage import Translation
from briefer.model.steering import is_steered
from briefer.services import articles, citing, tagging

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def _with_modality(ws: Workspace, modality: str) -> int:
    found = (p for p in ws.passages.all() if p.statement.modality == modality)
    return next(found).id


def test_own_words_stand_in_marks_under_their_speakers(ws: Workspace) -> None:
    lines = citing.cite(ws, _with_modality(ws, "direct")).splitlines()
    assert lines[0].startswith("US government and Mexico: “orderly, humane, and")
    assert "(quoted by " in lines[0]


def test_the_outlets_report_names_the_outlet_and_has_no_marks(ws: Workspace) -> None:
    passage = ws.passages.get(_with_modality(ws, "paraphrase"))
    outlet = ws.articles.get(passage.article_id).outlet
    line, source = citing.cite(ws, passage.id).splitlines()
    assert f"as reported by {outlet}: {passage.quote}" in line
    assert "“" not in line
    assert source.startswith(f"{outlet}, “")


def test_names_that_turn_text_round_turn_nothing_where_it_is_pasted(ws: Workspace) -> None:
    articles.set_facts(ws, 1, title="A \u202eeltit", outlet="The \u2067Wire")
    passage = next(p for p in ws.passages.all() if p.statement.modality == "paraphrase")
    assert not is_steered(citing.cite(ws, passage.id))
    assert not is_steered(citing.cited(ws, [("They said so", [passage.guid])]))


def test_a_translation_has_a_line_with_its_label_and_an_address_ends_the_source(
    ws: Workspace,
) -> None:
    passage_id = _with_modality(ws, "outlet")
    articles.set_facts(ws, 1, url="https://example.org/talks")
    tagging.set_translations(ws, passage_id, (Translation("en", "In other words."),))
    _, translated, source = citing.cite(ws, passage_id).splitlines()
    assert translated == "Our translation: In other words."
    assert source.endswith(" https://example.org/talks")
