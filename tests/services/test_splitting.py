"""Cutting passages: what each piece keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import locate
from briefer.model.passage import Figure, Link, PartyTag, Statement, TopicTag, Translation
from briefer.services import articles, history, splitting, tagging

if TYPE_CHECKING:
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

BODY = "She asked for aid and 50,000 tents, then for 2.5 million masks."


def whole(ws: Workspace) -> tuple[Passage, str]:
    """Tag a sentence of a new article with everything that a passage can have."""
    article = articles.paste(ws, f"A headline\n\n{BODY}")
    codebook = ws.codebook.load()
    passage = tagging.tag(
        ws,
        article,
        locate(ws.articles.text(article), BODY),
        statement=Statement(
            type="demand", modality="paraphrase", note="Twice", starred=True, certainty="probable"
        ),
        parties=(PartyTag(codebook.find_stakeholder("AMLO").id),),
        topics=(TopicTag(codebook.find_topic("Aid").id, stance=2),),
    )
    tagging.set_figures(ws, passage.id, [Figure(low=50_000.0), Figure(high=2.5, measure="masks")])
    tagging.set_links(ws, passage.id, [Link("answers", 1)])
    return ws.passages.get(passage.id), ws.articles.text(article)


def test_a_cut_makes_two_passages_with_the_same_tags(ws: Workspace) -> None:
    passage, text = whole(ws)
    first, second = splitting.split(ws, passage.id, [text.index(" then")])
    assert (first.id, first.quote) == (passage.id, "She asked for aid and 50,000 tents,")
    assert second.quote == "then for 2.5 million masks."
    assert second.parties == first.parties == passage.parties
    assert second.topics == first.topics == passage.topics
    assert second.statement.type == "demand"
    assert second.statement.certainty == "probable"


def test_a_figure_goes_with_its_number_and_the_rest_stays_with_the_first_piece(
    ws: Workspace,
) -> None:
    passage, text = whole(ws)
    first, second = splitting.split(ws, passage.id, [text.index(" then")])
    assert first.figures == (Figure(low=50_000.0),)
    assert second.figures == (Figure(high=2.5, measure="masks"),)
    assert (first.statement.note, second.statement.note) == ("Twice", None)
    assert (first.statement.starred, second.statement.starred) == (True, False)
    assert first.links
    assert not second.links


def test_no_piece_is_printed_with_a_translation_of_the_whole(ws: Workspace) -> None:
    passage, text = whole(ws)
    tagging.set_translations(ws, passage.id, [Translation("es", "Pidió ayuda y 50,000 tiendas")])
    first, second = splitting.split(ws, passage.id, [text.index(" then")])
    assert (first.translations, second.translations) == ((), ())
    assert first.statement.note == "Twice\nes: Pidió ayuda y 50,000 tiendas"
    history.undo(ws)
    assert ws.passages.get(passage.id).translations


def test_two_cuts_make_three_pieces_and_one_step(ws: Workspace) -> None:
    passage, text = whole(ws)
    before = len(ws.passages.all())
    start = text.index("for aid")
    pieces = splitting.split(ws, passage.id, [start, start + len("for aid")])
    assert [piece.quote for piece in pieces] == [
        "She asked",
        "for aid",
        "and 50,000 tents, then for 2.5 million masks.",
    ]
    assert history.undo(ws).label == "Split a passage"
    assert len(ws.passages.all()) == before
    assert ws.passages.get(passage.id) == passage


@pytest.mark.parametrize("at", [0, 3, 10_000])
def test_a_cut_at_an_end_or_outside_is_refused(ws: Workspace, at: int) -> None:
    passage, _text = whole(ws)
    cut = {0: passage.span.start, 3: passage.span.end}.get(at, at)
    with pytest.raises(InputError, match="inside its words"):
        splitting.split(ws, passage.id, [cut])
    assert ws.passages.get(passage.id) == passage
