"""Without notes, each sentence that rests on a source names its outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.attribution import attributed
from briefer.memo.document import Bullets, Extract, Para
from briefer.model.article import Fact, Outlet
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

WIRE, AGAIN, POST, UNDATED, NOBODY = "g1", "g2", "g3", "g4", "g5"


@pytest.fixture
def evidence(desk: Desk) -> Evidence:
    """Articles of the Wire (two), the Post, one undated, one without outlet, one of the Gaceta."""
    for outlet, published, values in (
        ("Harbour Wire", "2023-12-27", {"url": "https://example.org/wire"}),
        ("Harbour Wire", "2023-12-21", {}),
        ("Northport Post", "2023-12", {}),
        ("Pilot", None, {}),
        (None, "2023-12-20", {}),
        ("Gaceta (Norte)", "2022-05-03", {}),
    ):
        made = desk.article(
            f"He said: We wait {published} {outlet}.", outlet, published=published, **values
        )
        desk.passage(made, "We wait", by=[desk.ADA])
    return desk.evidence(outlets=(Outlet(1, "o1", "Northport Post", aliases=("The Post",)),))


def run(*pieces: str | Inline) -> tuple[Inline, ...]:
    """Build a run; `[g1]` is a note."""
    made: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, str) and piece.startswith("["):
            made.append(NoteRef(piece[1:-1]))
        else:
            made.append(Text(piece) if isinstance(piece, str) else piece)
    return tuple(made)


def said(block: Block, evidence: Evidence, wording: Wording, *, links: bool = False) -> str:
    (made,) = attributed([block], evidence, wording, links=links)
    assert isinstance(made, Para | Extract)
    assert not any(isinstance(item, NoteRef) for item in made.inlines)
    return plain_text(made.inlines)


DAY = "27 December"


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["They meet.", f"[{WIRE}]"], f"They meet (Harbour Wire, {DAY})."),
        (["They meet", f"[{WIRE}]"], f"They meet (Harbour Wire, {DAY})"),
        (["They meet;", f"[{WIRE}]", " he waits."], f"They meet (Harbour Wire, {DAY}); he waits."),
        (["Will they?", f"[{WIRE}]"], f"Will they (Harbour Wire, {DAY})?"),
        (["So says “Ada”.", f"[{WIRE}]"], f"So says “Ada” (Harbour Wire, {DAY})."),
        (["In the U.S.", f"[{WIRE}]"], f"In the U.S. (Harbour Wire, {DAY})."),
        (
            ["Aid by the U.S.;", f"[{WIRE}]", " ports"],
            f"Aid by the U.S. (Harbour Wire, {DAY}); ports",
        ),
        (["They meet. ", f"[{WIRE}]", "Later."], f"They meet (Harbour Wire, {DAY}). Later."),
        (
            ["They meet.", f"[{WIRE}]", f"[{POST}]"],
            f"They meet (Harbour Wire, {DAY}; Northport Post, December).",
        ),
        (["They meet.", f"[{WIRE}]", f"[{WIRE}]"], f"They meet (Harbour Wire, {DAY})."),
        (["They meet.", f"[{UNDATED}]"], "They meet (Pilot, undated)."),
        (
            ["They meet.", f"[{NOBODY}]"],
            "They meet (an outlet not named in the source, 20 December).",
        ),
        # the outlet is named already
        (["Harbour Wire tells of it.", f"[{WIRE}]"], f"Harbour Wire ({DAY}) tells of it."),
        (["The Post tells of it.", f"[{POST}]"], "The Post (December) tells of it."),
        (["Ada (quoted by Harbour Wire)", f"[{WIRE}]"], f"Ada (quoted by Harbour Wire, {DAY})"),
        (["Harbour Wire’s man tells.", f"[{WIRE}]"], f"Harbour Wire’s man tells ({DAY})."),
        (["Harbour Wire (last week) tells.", f"[{WIRE}]"], "Harbour Wire (last week) tells."),
        (["Harbour Wires tell.", f"[{WIRE}]"], f"Harbour Wires tell (Harbour Wire, {DAY})."),
        (["Said (by Ada", f"[{WIRE}]", ")."], f"Said (by Ada [Harbour Wire, {DAY}])."),
        # the words end in brackets: those take in the source, and none stand beside them
        (["They meet (soon).", f"[{WIRE}]"], f"They meet (soon; Harbour Wire, {DAY})."),
        (
            ["They meet (soon);", f"[{WIRE}]", " he (Ada) waits.", f"[{POST}]"],
            f"They meet (soon; Harbour Wire, {DAY}); he (Ada) waits (Northport Post, December).",
        ),
        (
            ["So tells Harbour Wire.", f"[{WIRE}]", f"[{POST}]"],
            f"So tells Harbour Wire ({DAY}; Northport Post, December).",
        ),
        (["They meet (Will they?)", f"[{WIRE}]"], f"They meet (Will they?) (Harbour Wire, {DAY})"),
        (
            ["So tells Gaceta (Norte).", "[g6]", f"[{WIRE}]"],
            f"So tells Gaceta (Norte), 3 May 2022 (Harbour Wire, {DAY}).",
        ),
        (["Gaceta (Norte) tells.", "[g6]"], "Gaceta (Norte), 3 May 2022, tells."),
        (["Gaceta (Norte): none.", "[g6]"], "Gaceta (Norte), 3 May 2022: none."),
        (["So (tells Gaceta (Norte)).", "[g6]"], "So (tells Gaceta (Norte), 3 May 2022)."),
        (["They meet.", "[g6]"], "They meet (Gaceta (Norte), 3 May 2022)."),
        (["It (now) waits for 1)", f"[{WIRE}]"], f"It (now) waits for 1) (Harbour Wire, {DAY})"),
        # each sentence for itself, the date once
        (
            ["They meet.", f"[{WIRE}]", " He waits.", f"[{WIRE}]"],
            f"They meet (Harbour Wire, {DAY}). He waits (Harbour Wire).",
        ),
        (
            ["They meet,", f"[{WIRE}]", " and he waits.", f"[{WIRE}]"],
            f"They meet (Harbour Wire, {DAY}), and he waits.",
        ),
        (
            ["Harbour Wire tells.", f"[{WIRE}]", " She waits.", f"[{WIRE}]"],
            f"Harbour Wire ({DAY}) tells. She waits (Harbour Wire).",
        ),
        # again where another source stands between
        (
            ["They meet;", f"[{WIRE}]", " he waits;", f"[{POST}]", " she waits.", f"[{WIRE}]"],
            (
                f"They meet (Harbour Wire, {DAY}); he waits (Northport Post, December); "
                "she waits (Harbour Wire)."
            ),
        ),
        (
            ["They meet;", f"[{WIRE}]", " he waits;", f"[{AGAIN}]", " she waits.", f"[{WIRE}]"],
            (
                f"They meet (Harbour Wire, {DAY}); he waits (Harbour Wire, 21 December); "
                f"she waits (Harbour Wire, {DAY})."
            ),
        ),
        (
            ["They meet.", f"[{WIRE}]", " He waits.", f"[{AGAIN}]", " She waits.", f"[{WIRE}]"],
            (
                f"They meet (Harbour Wire, {DAY}). He waits (Harbour Wire, 21 December). "
                f"She waits (Harbour Wire, {DAY})."
            ),
        ),
        # two articles of one outlet
        (
            ["Harbour Wire tells of it,", f"[{WIRE}]", " then not.", f"[{AGAIN}]"],
            f"Harbour Wire ({DAY}) tells of it, then not (Harbour Wire, 21 December).",
        ),
        (
            ["They meet.", f"[{WIRE}]", f"[{AGAIN}]"],
            f"They meet (Harbour Wire, {DAY}; Harbour Wire, 21 December).",
        ),
    ],
)
def test_the_outlet_stands_in_the_sentence(
    evidence: Evidence, wording: Wording, pieces: list[str], expected: str
) -> None:
    assert said(Para(run(*pieces)), evidence, wording) == expected


def test_a_note_on_several_passages_names_each_of_their_sources(
    evidence: Evidence, wording: Wording
) -> None:
    both = NoteRef(WIRE, 1, (POST, AGAIN))
    assert said(Para(run("They meet.", both)), evidence, wording) == (
        f"They meet (Harbour Wire, {DAY}; Northport Post, December; Harbour Wire, 21 December)."
    )


def test_each_bullet_stands_alone(evidence: Evidence, wording: Wording) -> None:
    bullets = Bullets((run("One.", f"[{WIRE}]"), run("Two.", f"[{WIRE}]")))
    (made,) = attributed([bullets], evidence, wording, links=False)
    assert isinstance(made, Bullets)
    assert [plain_text(item) for item in made.items] == [
        f"One (Harbour Wire, {DAY}).",
        f"Two (Harbour Wire, {DAY}).",
    ]


def test_an_extract_and_its_lead_in_are_one_sentence(evidence: Evidence, wording: Wording) -> None:
    words = InlineExtract(WIRE, "We wait. Then we go. ", Voice.REPORT)
    block = Extract(
        run("Ada, as reported by Harbour Wire: ", words, f"[{WIRE}]"), Voice.REPORT, WIRE
    )
    assert said(block, evidence, wording) == (
        f"Ada, as reported by Harbour Wire ({DAY}): We wait. Then we go. "
    )


def test_words_of_a_source_are_never_changed_and_name_nobody(
    evidence: Evidence, wording: Wording
) -> None:
    words = InlineExtract(WIRE, "Harbour Wire asked. We wait.", Voice.OWN)
    (made,) = attributed([Para(run(words, f"[{WIRE}]"))], evidence, wording, links=False)
    assert isinstance(made, Para)
    assert made.inlines[0] == words
    assert plain_text(made.inlines[1:]) == f" (Harbour Wire, {DAY})"


def test_a_stressed_name_keeps_its_stress(evidence: Evidence, wording: Wording) -> None:
    block = Para(run(Emph("Harbour Wire says:", strong=True), " yes.", f"[{WIRE}]"))
    (made,) = attributed([block], evidence, wording, links=True)
    assert isinstance(made, Para)
    assert [item for item in made.inlines if isinstance(item, Emph)] == [
        Emph("Harbour Wire", strong=True),
        Emph(" says:", strong=True),
    ]
    assert plain_text(made.inlines) == f"Harbour Wire ({DAY}) says: yes."


@pytest.mark.parametrize("words", ["They meet.", "Harbour Wire tells of it."])
def test_the_outlets_name_leads_to_the_article_where_links_are_wanted(
    evidence: Evidence, wording: Wording, words: str
) -> None:
    for links in (True, False):
        (made,) = attributed([Para(run(words, f"[{WIRE}]"))], evidence, wording, links=links)
        assert isinstance(made, Para)
        found = [item for item in made.inlines if isinstance(item, Link)]
        assert found == ([Link("Harbour Wire", "https://example.org/wire")] if links else [])


@pytest.mark.parametrize(
    ("published", "about", "date", "words"),
    [
        ("2023-12-27", False, "2024-01-05", "27 December 2023"),
        ("2023-12", False, "2023-12-29", "December"),
        ("2023", False, "2023-12-29", "2023"),
        ("2023-12-27", True, "2023-12-29", "about 27 December"),
        ("2022-12-27", True, "2023", "about 27 December 2022"),
    ],
)
def test_the_year_is_said_where_it_is_not_the_memos(
    desk: Desk, wording: Wording, published: str, about: bool, date: str, words: str
) -> None:
    facts = (Fact("published", "source", about=about),)
    article = desk.article("He said: We wait.", published=published, facts=facts)
    desk.passage(article, "We wait", by=[desk.ADA])
    made = desk.evidence(date=date)
    assert said(Para(run("They meet.", "[g1]")), made, wording) == (
        f"They meet (Harbour Wire, {words})."
    )


def test_spanish_has_its_own_words(evidence: Evidence, spanish: Wording) -> None:
    assert said(Para(run("Se reúnen.", f"[{UNDATED}]")), evidence, spanish) == (
        "Se reúnen (Pilot, sin fecha)."
    )
    assert said(Para(run("Se reúnen.", f"[{WIRE}]")), evidence, spanish) == (
        "Se reúnen (Harbour Wire, 27 de diciembre)."
    )
