from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from briefer.model.codebook import LEVEL, alias_owners, check_name, check_path
from briefer.model.dates import parse_date
from briefer.model.names import fold

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import Vocabulary

Data = dict[str, Any]

COLOURS = {
    "Talks": 1,
    "Sanctions": 2,
    "Root causes": 3,
    "Aid": 4,
    "Border": 5,
    "Asylum": 6,
    "Flows and figures": 7,
    "Foreign-aid package": 8,
}
DEFAULTS = {
    "Sanctions/Cuba": ("Ease Cuba sanctions", "The US should ease sanctions on Cuba"),
    "Sanctions/Venezuela": (
        "Ease Venezuela sanctions",
        "The US should ease sanctions on Venezuela",
    ),
    "Aid": (
        "Increase aid to the region",
        "The US should increase aid to Latin America and the Caribbean",
    ),
    "Root causes": ("Address root causes", "Root causes of migration should be addressed"),
    "Border": ("Step up enforcement", "Enforcement should be stepped up"),
    "Border/Ports of entry": ("Reopen ports of entry", "Closed ports of entry should reopen"),
    "Talks": ("Cooperate on migration", "The US and Mexico should cooperate on migration"),
    "Asylum": (
        "Limit asylum, deport more",
        "The US should limit asylum and increase deportations",
    ),
}
WITHOUT_PROPOSITION = ("Flows and figures", "Local impact", "Foreign-aid package")

# The names that the tagged rows of the real article use.
ROW_STAKEHOLDERS = (
    "Alejandro Mayorkas",
    "Andrés Manuel López Obrador",
    "Antony Blinken",
    "Customs and Border Protection",
    "Democrats in Congress",
    "Department of State",
    "Elizabeth Sherwood-Randall",
    "Government of Cuba",
    "Government of Mexico",
    "Government of Venezuela",
    "Impoverished countries",
    "Israel",
    "Joe Biden",
    "NSC spokesperson",
    "Republicans in Congress",
    "The region",
    "US Congress",
    "US government",
    "Ukraine",
    "White House",
)
ROW_TOPICS = (
    "Aid",
    "Asylum",
    "Border",
    "Border/Ports of entry",
    "Border/Returns",
    "Flows and figures",
    "Foreign-aid package",
    "Local impact",
    "Root causes",
    "Root causes/Poverty",
    "Sanctions/Cuba",
    "Sanctions/Venezuela",
    "Talks",
)


def test_a_stakeholder_has_a_key_a_kind_and_a_side_and_a_parent_that_stands_before_it(
    starter: Data, vocabulary: Vocabulary
) -> None:
    seen: set[str] = set()
    for entry in starter["stakeholder"]:
        assert check_name("stakeholder", entry["name"]) == entry["name"]
        assert entry["kind"] in vocabulary.kinds
        assert entry["side"]
        assert entry.get("parent") is None or entry["parent"] in seen
        assert entry["key"] not in seen
        seen.add(entry["key"])


def test_no_two_stakeholders_answer_to_one_name(codebook: Codebook) -> None:
    shared = {
        name: [owner.name for owner in owners]
        for name, owners in alias_owners(codebook.stakeholders).items()
        if len(owners) > 1
    }
    assert shared == {}


def test_a_group_without_a_name_of_its_own_has_a_small_letter_in_a_sentence(starter: Data) -> None:
    groups = {entry["key"]: entry for entry in starter["stakeholder"] if entry["kind"] == "group"}
    named = {"democrats-in-congress", "republicans-in-congress", "republican-leaders"}
    for key in groups.keys() - named:
        assert groups[key]["short"] == groups[key]["name"][0].lower() + groups[key]["name"][1:]


def test_no_alias_repeats_another_one_of_its_stakeholder(codebook: Codebook) -> None:
    for stakeholder in codebook.stakeholders:
        folded = [fold(name) for name in (stakeholder.name, *stakeholder.aliases)]
        assert len(set(folded)) == len(folded), stakeholder.name


def test_the_white_house_is_an_institution_and_no_other_name_of_its_president(
    codebook: Codebook,
) -> None:
    house = codebook.find_stakeholder("the White House")
    assert (house.name, house.kind) == ("White House", "institution")
    assert codebook.find_stakeholder("President Biden").name == "Joe Biden"


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Mexico", "Government of Mexico"),
        ("Washington", "US government"),
        ("Havana", "Government of Cuba"),
        ("Caracas", "Government of Venezuela"),
        ("AMLO", "Andrés Manuel López Obrador"),
        ("Border Patrol", "Customs and Border Protection"),
        ("Latin America and the Caribbean", "The region"),
    ],
)
def test_the_name_of_a_country_or_capital_stands_for_its_government(
    codebook: Codebook, word: str, name: str
) -> None:
    assert codebook.find_stakeholder(word).name == name


def test_posts_are_dated_and_in_order(codebook: Codebook) -> None:
    for stakeholder in codebook.stakeholders:
        for role in stakeholder.roles:
            assert role.since
            assert parse_date(role.since) == role.since
            assert role.until is None or parse_date(role.until) > role.since
        for earlier, later in pairwise(stakeholder.roles):
            assert earlier.until
            assert later.since
            assert earlier.until <= later.since


def test_every_person_held_a_post_on_the_day_of_the_meeting(codebook: Codebook) -> None:
    people = [s for s in codebook.stakeholders if s.kind == "person"]
    assert [s.name for s in people if not s.role_on("2023-12-27")] == []


def test_a_topic_stands_once_after_its_parent_in_its_parents_colour(starter: Data) -> None:
    colours: dict[str, int] = {}
    for entry in starter["topic"]:
        path = entry["path"]
        assert LEVEL.join(check_path(path)) == path
        assert path not in colours
        assert 1 <= entry["colour"] <= 8
        parent = path.rpartition(LEVEL)[0]
        if parent:
            assert entry["colour"] == colours[parent]
        colours[path] = entry["colour"]
        assert entry["full_name"]
        assert entry["definition"].endswith(".")
    assert {path: colours[path] for path in COLOURS} == COLOURS


def test_each_of_the_nine_shortcuts_belongs_to_one_topic(starter: Data) -> None:
    shortcuts = [entry["shortcut"] for entry in starter["topic"] if "shortcut" in entry]
    assert sorted(shortcuts) == list("123456789")


def test_a_topic_with_propositions_has_one_default(starter: Data) -> None:
    for entry in starter["topic"]:
        propositions = entry.get("propositions", [])
        assert [p["default"] for p in propositions].count(True) == bool(propositions)


def test_labels_and_texts_of_propositions_are_told_apart(starter: Data) -> None:
    all_of_them = [p for entry in starter["topic"] for p in entry.get("propositions", [])]
    for key in ("label", "text"):
        words = [fold(p[key]) for p in all_of_them]
        assert len(set(words)) == len(words)


def test_the_propositions_of_the_talks_are_the_defaults_of_their_topics(
    codebook: Codebook,
) -> None:
    for path, (label, text) in DEFAULTS.items():
        default = codebook.find_topic(path).default_proposition
        assert default is not None
        assert (default.label, default.text) == (label, text)


@pytest.mark.parametrize("path", WITHOUT_PROPOSITION)
def test_topics_that_take_no_side_have_no_proposition(codebook: Codebook, path: str) -> None:
    assert codebook.find_topic(path).propositions == ()


def test_every_topic_has_keywords_in_english_and_spanish(starter: Data) -> None:
    for entry in starter["topic"]:
        for language in ("en", "es"):
            words = [fold(word) for word in entry["keywords"][language]]
            assert words, entry["path"]
            assert len(set(words)) == len(words), entry["path"]


def test_aid_does_not_count_beside_ukraine_or_israel(starter: Data) -> None:
    aid = next(entry for entry in starter["topic"] if entry["path"] == "Aid")
    assert "aid" in aid["keywords"]["en"]
    assert {"Ukraine", "Israel"} <= set(aid["not_beside"]["en"])
    assert {"Ucrania", "Israel"} <= set(aid["not_beside"]["es"])


def test_threats_of_sanctions_on_mexico_are_not_sanctions_on_cuba_or_venezuela(
    starter: Data,
) -> None:
    sanctions = next(entry for entry in starter["topic"] if entry["path"] == "Sanctions")
    assert "sanciones a México" in sanctions["not_beside"]["es"]


@pytest.mark.parametrize("name", ROW_STAKEHOLDERS)
def test_the_stakeholders_of_the_real_article_are_there(codebook: Codebook, name: str) -> None:
    assert codebook.find_stakeholder(name).name == name


@pytest.mark.parametrize("path", ROW_TOPICS)
def test_the_topics_of_the_real_article_are_there(codebook: Codebook, path: str) -> None:
    assert codebook.path(codebook.find_topic(path).id) == path
