"""Every form of citation against a table of forms with their rules."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefer.memo.citations import apa, bluebook, chicago, intelligence
from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.record import Record
from briefer.memo.citations.use import Use
from briefer.model.article import Article, Fact
from briefer.model.inline import Emph, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.inline import Inline

TABLE: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "forms.toml").read_text(encoding="utf-8")
)
STYLES = {"chicago": chicago, "apa": apa, "bluebook": bluebook, "intelligence": intelligence}
FORMS = [
    pytest.param(form, which, id=f"{form['style']}-{form['locale']}-{form['source']}-{which}")
    for form in TABLE["form"]
    for which in ("first", "later", "list")
    if which in form
]


def record(
    *,
    about: bool = False,
    by_analyst: bool = False,
    authors: Sequence[str] = (),
    **facts: Any,  # noqa: ANN401 - facts have several types
) -> Record:
    """Return an invented source; the date is the source's own unless `by_analyst`."""
    dated = Fact("published", "analyst" if by_analyst else "source", about=about)
    article = Article(
        1,
        "g",
        facts.pop("title"),
        "hash",
        10,
        authors=tuple(authors),
        facts=(dated,),
        **facts,
    )
    return Record(article)


def marked(runs: tuple[Inline, ...]) -> str:
    """Return the words with asterisks around what is italic."""
    return "".join(f"*{run.text}*" if isinstance(run, Emph) else plain_text((run,)) for run in runs)


@pytest.mark.parametrize(("form", "which"), FORMS)
def test_a_source_has_the_form_of_its_rule(form: dict[str, str], which: str) -> None:
    source = record(**TABLE["source"][form["source"]])
    style, locale = STYLES[form["style"]], LOCALES[form["locale"]]
    made = {
        "first": lambda: style.note(Use(source, 1, 1), locale),
        "later": lambda: style.note(Use(source, 7, 1), locale),
        "list": lambda: style.entry(source, locale),
    }
    assert marked(made[which]()) == form[which], form["rule"]


def test_bluebook_says_id_where_the_note_before_cites_the_same_source() -> None:
    source = record(**TABLE["source"]["signed"])
    again = bluebook.note(Use(source, 2, 1, repeats=True), LOCALES["en-US"])
    assert marked(again) == "*Id.*"


def test_a_later_note_in_bluebook_says_which_of_the_sources_of_one_note_it_means() -> None:
    named = [("Ivo Reed",), ("Ivo Reed",), ("Ivo Reed",), ("Ada Sand",), (), (), ()]
    titles = ["Zinc", "Alum", "Alum", "Zinc", "Boats Wait", "Boats Wait", "Tolls"]
    sources = [
        Record(
            Article(
                number,
                f"g{number}",
                title,
                "h",
                1,
                outlet=f"Wire {number}",
                authors=authors,
                published=f"2023-12-0{number}",
            )
        )
        for number, (title, authors) in enumerate(zip(titles, named, strict=True), start=1)
    ]
    told = bluebook.told_apart(sources)
    later = [marked(bluebook.note(Use(source, 9, 1), LOCALES["en-US"])) for source in told]
    assert later == [
        "Reed, *Zinc*, *supra* note 1.",
        "Reed, *Alum*, Wire 2 (Dec. 2, 2023), *supra* note 1.",
        "Reed, *Alum*, Wire 3 (Dec. 3, 2023), *supra* note 1.",
        "Sand, *supra* note 1.",
        "*Boats Wait*, Wire 5 (Dec. 5, 2023), *supra* note 1.",
        "*Boats Wait*, Wire 6 (Dec. 6, 2023), *supra* note 1.",
        "*Tolls*, *supra* note 1.",
    ]
    assert len(set(later)) == len(later)


def test_apa_tells_an_authors_articles_of_one_year_apart() -> None:
    sources = [
        Record(Article(n, "g", title, "h", 1, authors=("Ivo Reed",), published=f"2023-0{n}-01"))
        for n, title in ((1, "Zinc"), (2, "Alum"))
    ]
    american = LOCALES["en-US"]
    assert [source.suffix for source in apa.told_apart(sources, american)] == ["b", "a"]
    assert [source.suffix for source in apa.told_apart(sources[:1], american)] == [""]


BRIEFING = (
    "Press Briefing by the Secretary of the Harbour Council and the Director of Ferries for Peace"
)
SHORT = "Press Briefing by the Secretary of the Harbour Council and the Director"
TALK = "Stenographic record. Press conference of the Head of the Harbour Council in Northport on {}"


def _alike() -> list[Record]:
    """Return two sources with one title, two whose short titles are alike, and another one."""
    known = [
        (BRIEFING, "2023-12-19"),
        (BRIEFING, "2023-12-21"),
        (TALK.format("Monday"), "2023-12-18"),
        (TALK.format("Friday"), "2023-12-22"),
        ("Ferries Wait", "2023-12-22"),
    ]
    return [
        Record(Article(number, f"g{number}", title, "h", 1, outlet="Harbour Wire", published=day))
        for number, (title, day) in enumerate(known, start=1)
    ]


def test_a_later_note_in_chicago_says_which_source_it_means() -> None:
    sources = chicago.told_apart(_alike())
    later = [marked(chicago.note(Use(source, 9, 1), LOCALES["en-US"])) for source in sources]
    assert later == [
        f"*Harbour Wire*, “{SHORT},” December 19, 2023.",
        f"*Harbour Wire*, “{SHORT},” December 21, 2023.",
        f"*Harbour Wire*, “{TALK.format('Monday')}.”",
        f"*Harbour Wire*, “{TALK.format('Friday')}.”",
        "*Harbour Wire*, “Ferries Wait.”",
    ]


def test_a_later_note_in_apa_says_which_source_it_means() -> None:
    american = LOCALES["en-US"]
    sources = sorted(apa.told_apart(_alike()[::-1], american), key=lambda r: r.article.id)
    later = [marked(apa.note(Use(source, 9, 1), american)) for source in sources]
    assert [note.rpartition(" (")[2] for note in later[:2]] == ["2023a).", "2023b)."]
    assert later[2:] == [
        f"“{TALK.format('Monday')}” (2023).",
        f"“{TALK.format('Friday')}” (2023).",
        "“Ferries Wait” (2023).",
    ]


def test_an_undated_source_has_one_stop_where_its_date_tells_it_apart() -> None:
    undated = replace(_alike()[0].article, published=None, id=9)
    (source, _) = chicago.told_apart([Record(undated), _alike()[0]])
    assert marked(chicago.note(Use(source, 9, 1), LOCALES["en-US"])).endswith(",” n.d.")


def test_an_intelligence_note_gives_the_day_and_the_mark_of_what_it_cites() -> None:
    article = record(**TABLE["source"]["signed"]).article
    source = Record(article, information="2023-12-21", mark="CUI")
    first = plain_text(intelligence.note(Use(source, 1, 1), LOCALES["en-US"]))
    assert "; 27 December 2023; 21 December 2023; (CUI)\u00a0“" in first
    assert "extracted information is “CUI”; overall is “CUI”" in first
    later = plain_text(intelligence.note(Use(source, 4, 1), LOCALES["en-US"]))
    assert later == "(CUI) David E. Sand, Harbour Wire; 21 December 2023; see note 1."
