"""How many keys the rows of a real article take, and the marks behind a colon that save them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.services import articles, stakeholders, topics, vocabulary
from briefer.ui.read.palette.typed_name import TypedName, read_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
NAMED = {"⏎": Key.Key_Return, "⇥": Key.Key_Tab, "→": Key.Key_Right, "⎋": Key.Key_Escape}
TRAVELLED = (
    "Secretary of State Antony Blinken, Homeland Security Secretary Alejandro Mayorkas, and "
    "Homeland Security Advisor Liz Sherwood-Randall traveled to Mexico on Wednesday to meet with "
    "President Andrés Manuel López Obrador"
)
WILLING = "López Obrador has expressed a willingness to assist in addressing the issue"
EASING = "the easing of sanctions on Cuba and Venezuela"
BODY = f"{TRAVELLED}. {WILLING} but asks for more, and for {EASING}."


@pytest.fixture
def article(show_text: Callable[[str], Hands]) -> Hands:
    """The sentences of three rows, with the codebook that they need."""
    hands = show_text(BODY)
    ws = hands.session.workspace
    articles.set_facts(ws, ws.articles.all()[0].id, published="2023-12-27")
    known = ws.codebook.load()
    for name in ("Antony Blinken", "Alejandro Mayorkas", "Elizabeth Sherwood-Randall"):
        if not any(who.name == name for who in known.stakeholders):
            stakeholders.add(ws, name)
    for path in ("Talks", "Border"):
        if not any(known.path(topic.id) == path for topic in known.topics):
            topics.add(ws, path)
    return hands


def play(hands: Hands, words: str, keys: str) -> int:
    """Select words and press keys: signs stand for keys, ⌥ for Alt with the next; count them."""
    hands.select(words)
    count, alt = 0, False
    for sign in keys.replace(" ", ""):
        if sign == "⌥":
            alt = True
            continue
        if alt:
            hands.press(getattr(Key, f"Key_{sign.upper()}"), Qt.KeyboardModifier.AltModifier)
        elif sign in NAMED:
            hands.press(NAMED[sign])
        else:
            hands.type(sign)
        count, alt = count + 1, False
    return count


def parties(hands: Hands) -> list[tuple[str, str, bool]]:
    known = hands.session.workspace.codebook.load()
    return [
        (known.stakeholder_by_id[p.stakeholder_id].name, p.part, p.inferred)
        for p in hands.newest.parties
    ]


def paths(hands: Hands) -> list[str]:
    known = hands.session.workspace.codebook.load()
    return [known.path(tag.topic_id) for tag in hands.newest.topics]


def test_a_typical_tag_takes_six_keys(article: Hands) -> None:
    assert play(article, "asks for more", "lo⏎ai⏎") == 6
    assert [name for name, _, _ in parties(article)] == ["Andrés Manuel López Obrador"]
    assert paths(article) == ["Aid"]


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("bl:a⏎ ma:a⏎ sh:a⏎ lop⏎ ta⏎ ⇥ ac ⌥e ⏎⏎", 28),
        ("bl⏎ ma⏎ sh⏎ lop⏎ ta⏎ ⇥ ac ⌥w aaa ⌥e ⏎⏎", 26),
    ],
    ids=["behind a colon", "in the second stage"],
)
def test_three_who_travel_to_meet_a_fourth(article: Hands, keys: str, count: int) -> None:
    assert play(article, TRAVELLED, keys) == count
    assert parties(article) == [
        ("Antony Blinken", "actor", False),
        ("Alejandro Mayorkas", "actor", False),
        ("Elizabeth Sherwood-Randall", "actor", False),
        ("Andrés Manuel López Obrador", "addressee", False),
    ]
    assert paths(article) == ["Talks"]
    said = article.newest.statement
    assert (said.type, said.event_date, said.event_date_inferred) == ("action", "2023-12-27", True)
    assert not article.palette.isVisible()


def test_an_offer_to_an_inferred_addressee_takes_seventeen(article: Hands) -> None:
    assert play(article, WILLING, "lo⏎ us:i⏎ bo⏎ ta⏎ ⇥ of") == 17
    assert parties(article)[1] == ("US government", "addressee", True)
    assert paths(article) == ["Border", "Talks"]
    assert article.newest.statement.type == "offer"


def test_a_demand_for_the_good_of_two_others_takes_thirty_two(article: Hands) -> None:
    keys = "lo⏎ us:i⏎ cub:b⏎ ve:b⏎ cu⏎ ve⏎ ⇥ d ⌥s f⇥f ⏎"
    assert play(article, EASING, keys) == 32
    assert parties(article) == [
        ("Andrés Manuel López Obrador", "speaker", False),
        ("US government", "addressee", True),
        ("Government of Cuba", "beneficiary", False),
        ("Government of Venezuela", "beneficiary", False),
    ]
    assert [tag.stance for tag in article.newest.topics] == [2, 2]


def test_with_no_name_the_marks_are_those_of_the_name_given_last(article: Hands) -> None:
    play(article, WILLING, "lo⏎ us⏎ :i⏎ :bi⏎")
    assert parties(article)[1] == ("US government", "beneficiary", True)
    assert article.palette.isVisible()


def test_a_new_name_takes_its_part_too(article: Hands) -> None:
    article.select(WILLING)
    article.type("Ana Ruiz:oi")
    article.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert parties(article) == [("Ana Ruiz", "on-behalf-of", True)]


def test_a_colon_offers_stakeholders_only_and_says_which_letters_there_are(article: Hands) -> None:
    article.select(EASING)
    article.type("cuba:")
    lines = [
        article.palette.names.list.model().index(n, 0).data()
        for n in range(article.palette.names.list.model().rowCount())
    ]
    assert lines[0] == "Who"
    assert "About what" not in lines
    assert any("b beneficiary" in line and "i inferred" in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("lo", TypedName("lo")),
        ("lo:", TypedName("lo", is_marked=True)),
        ("lo:b", TypedName("lo", "beneficiary", is_marked=True)),
        ("lo :Ib", TypedName("lo", "beneficiary", inferred=True, is_marked=True)),
        (":i", TypedName("", None, inferred=True, is_marked=True)),
        ("Trade: steel", TypedName("Trade: steel")),
        ("lo:bd", TypedName("lo:bd")),
        ("lo:ii", TypedName("lo:ii")),
        ("lo:x", TypedName("lo:x")),
        ("a:b:s", TypedName("a:b", "speaker", is_marked=True)),
    ],
)
def test_marks_are_read_behind_the_last_colon(typed: str, read: TypedName) -> None:
    assert read_typed(typed, vocabulary.vocabulary().parts) == read
