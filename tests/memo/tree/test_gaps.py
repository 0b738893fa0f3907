"""What is missing, and what rests on one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.gaps import gaps
from briefer.model.article import Fact
from briefer.model.inline import NoteRef, plain_text
from briefer.model.passage import Figure

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk

SIGNED = ("Ivo Reed",)


def _items(desk: Desk, wording: Wording) -> list[str]:
    found = gaps(desk.evidence(), wording)
    return [plain_text(item) for item in found.items] if found else []


def test_those_who_act_and_those_only_spoken_of_are_told_apart(
    desk: Desk, wording: Wording
) -> None:
    article = desk.article("Ada asks the council. Crews left.", authors=SIGNED)
    desk.passage(article, "Ada asks", by=[desk.ADA], to=[desk.COUNCIL, desk.NORTHPORT])
    desk.passage(article, "Crews left", acting=[desk.CREWS])
    assert _items(desk, wording)[:2] == [
        "Not heard, though reported as acting: Ferry crews.",
        "Not heard, only spoken of: Harbour Council and Northport.",
    ]


def test_a_memo_of_one_article_says_so_once(desk: Desk, wording: Wording) -> None:
    article = desk.article("Open. Ease.", authors=SIGNED)
    desk.passage(article, "Open", by=[desk.ADA], topics=[desk.tag(desk.PORTS, 2)])
    desk.passage(article, "Ease", by=[desk.ADA], topics=[desk.tag(desk.TOLLS, 2)])
    assert _items(desk, wording) == [
        "Everything here rests on one article, by Harbour Wire; no independent source confirms it."
    ]


def _two_reports(desk: Desk, *origins: str | None, outlet: str = "Strait Post") -> None:
    for words, name, origin in zip(("one", "two"), ("Harbour Wire", outlet), origins, strict=True):
        article = desk.article(words, outlet=name, authors=SIGNED, origin=origin)
        desk.passage(article, words, by=[desk.ADA], topics=[desk.tag(desk.PORTS, 2)])


def test_two_independent_origins_confirm_each_other(desk: Desk, wording: Wording) -> None:
    _two_reports(desk, "wire", "post")
    assert _items(desk, wording) == []


@pytest.mark.parametrize("origins", [("wire", "wire"), ("wire", None), (None, None)])
def test_an_origin_that_is_shared_or_not_established_confirms_nothing(
    desk: Desk, wording: Wording, origins: tuple[str | None, str | None]
) -> None:
    _two_reports(desk, *origins)
    assert _items(desk, wording) == [
        (
            "Reported by Harbour Wire and Strait Post, with no independent origin established: "
            "Valdemar (open gates)."
        )
    ]


def test_two_articles_of_one_outlet_are_one_outlet(desk: Desk, wording: Wording) -> None:
    _two_reports(desk, None, None, outlet="Harbour Wire")
    assert _items(desk, wording) == ["Reported by Harbour Wire alone: Valdemar (open gates)."]


def test_a_speakers_own_publication_needs_no_second_witness(desk: Desk, wording: Wording) -> None:
    article = desk.article("We open.", outlet="Press Office", authors=SIGNED)
    topics = [desk.tag(desk.PORTS, 2)]
    desk.passage(article, "We open", by=[desk.COUNCIL], modality="official", topics=topics)
    article = desk.article("Open gates.", outlet="Harbour Council", authors=SIGNED)
    desk.passage(article, "Open gates", by=[desk.COUNCIL], topics=topics)
    assert _items(desk, wording) == []


def test_a_figure_of_one_source_is_listed_with_a_note(desk: Desk, wording: Wording) -> None:
    for words in ("one", "two"):
        article = desk.article(words, authors=SIGNED)
        figure = Figure(high=9000, qualifier="nearly", measure="stranded", period="2023-11")
        desk.passage(article, words, figures=[figure])
    found = gaps(desk.evidence(), wording)
    assert found is not None
    (item,) = found.items
    assert plain_text(item) == (
        "Figures that no independent source confirms, from Harbour Wire: "
        "nearly 9,000 stranded (November 2023); nearly 9,000 stranded (November 2023)."
    )
    assert [i.passage for i in item if isinstance(i, NoteRef)] == ["g1", "g2"]


def test_articles_with_the_same_faults_stand_together(desk: Desk, wording: Wording) -> None:
    desk.passage(desk.article("a", title="First", published=None), "a", by=[desk.ADA])
    facts = (Fact("published", "analyst"),)
    desk.passage(desk.article("b", title="Second", facts=facts), "b", by=[desk.ADA])
    desk.passage(desk.article("c", title="Third", published=None), "c", by=[desk.ADA])
    desk.passage(desk.article("d", title="Fourth", authors=SIGNED), "d", by=[desk.ADA])
    assert _items(desk, wording) == [
        "Harbour Wire, First; Harbour Wire, Third: no date in the source; no author named.",
        "Harbour Wire, Second: no date in the source, set by the analyst; no author named.",
    ]


def test_many_articles_are_counted_and_not_listed(desk: Desk, template: Template) -> None:
    for number in range(6):
        desk.passage(desk.article(f"text {number}"), f"text {number}", by=[desk.ADA])
    assert _items(desk, template.wording("en")) == ["six articles: no author named."]
    assert _items(desk, template.wording("es")) == ["seis artículos: sin autor indicado."]


def test_nothing_missing_is_nothing_to_say(desk: Desk, wording: Wording) -> None:
    assert gaps(desk.evidence(), wording) is None
