from __future__ import annotations

import pytest

from briefer.errors import AmbiguousNameError, InputError, UnknownNameError
from briefer.model.codebook import (
    Codebook,
    Proposition,
    Role,
    Stakeholder,
    Topic,
    alias_owners,
    check_name,
    check_path,
)

PRESIDENT = Role("President of Mexico", "2018-12-01", "2024-09-30")
ELECT = Role("President-elect of Mexico", "2018-07-02", "2018-11-30")

EASE_CUBA = Proposition(1, "p1", 2, "The US should ease sanctions on Cuba", "Ease sanctions", True)
KEEP_CUBA = Proposition(2, "p2", 2, "Sanctions on Cuba should stay", "Keep sanctions")
EASE_VENEZUELA = Proposition(3, "p3", 3, "The US should ease them", "Ease sanctions")

CODEBOOK = Codebook(
    stakeholders=(
        Stakeholder(
            1,
            "s1",
            "Andrés Manuel López Obrador",
            "López Obrador",
            aliases=("AMLO", "the president"),
            roles=(ELECT, PRESIDENT),
        ),
        Stakeholder(2, "s2", "Joe Biden", aliases=("the President",)),
        Stakeholder(3, "s3", "AMLO’s office"),
    ),
    topics=(
        Topic(1, "t1", "Sanctions"),
        Topic(2, "t2", "Cuba", 1, propositions=(KEEP_CUBA, EASE_CUBA)),
        Topic(3, "t3", "Venezuela", 1, propositions=(EASE_VENEZUELA,)),
        Topic(4, "t4", "Remittances"),
        Topic(5, "t5", "Cuba", 4),
    ),
)


@pytest.mark.parametrize("name", ["Andrés Manuel López Obrador", "andres manuel lopez obrador"])
def test_a_stakeholder_is_found_by_name(name: str) -> None:
    assert CODEBOOK.find_stakeholder(name).id == 1


def test_a_stakeholder_is_found_by_alias() -> None:
    assert CODEBOOK.find_stakeholder("amlo").id == 1


def test_a_name_wins_over_an_alias() -> None:
    other = Stakeholder(9, "s9", "AMLO")
    codebook = Codebook(stakeholders=(*CODEBOOK.stakeholders, other))
    assert codebook.find_stakeholder("AMLO") is other


def test_an_alias_of_two_stakeholders_names_both() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        CODEBOOK.find_stakeholder("The President")
    assert caught.value.matches == ("Andrés Manuel López Obrador", "Joe Biden")


def test_an_unknown_stakeholder_comes_with_the_nearest_names() -> None:
    with pytest.raises(UnknownNameError, match="no stakeholder called “Jo Biden”") as caught:
        CODEBOOK.find_stakeholder("Jo Biden")
    assert caught.value.nearest[0] == "Joe Biden"


def test_a_topic_is_found_by_its_path_or_its_only_name() -> None:
    assert CODEBOOK.find_topic("Sanctions/Cuba").id == 2
    assert CODEBOOK.find_topic(" sanctions / CUBA ").id == 2
    assert CODEBOOK.find_topic("venezuela").id == 3
    assert CODEBOOK.find_topic("Sanctions").id == 1


def test_a_name_that_two_topics_have_names_both_paths() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        CODEBOOK.find_topic("Cuba")
    assert caught.value.matches == ("Sanctions/Cuba", "Remittances/Cuba")


@pytest.mark.parametrize("path", ["Sanctions/Haiti", "Haiti", "Cuba/Sanctions", ""])
def test_an_unknown_topic_is_refused(path: str) -> None:
    with pytest.raises(UnknownNameError):
        CODEBOOK.find_topic(path)


def test_a_proposition_is_found_by_label_or_text_within_its_topic() -> None:
    cuba, venezuela = CODEBOOK.topics[1], CODEBOOK.topics[2]
    assert CODEBOOK.find_proposition(cuba, "ease SANCTIONS") is EASE_CUBA
    assert CODEBOOK.find_proposition(venezuela, "Ease sanctions") is EASE_VENEZUELA
    assert CODEBOOK.find_proposition(cuba, KEEP_CUBA.text) is KEEP_CUBA
    with pytest.raises(UnknownNameError, match="no proposition of Venezuela called"):
        CODEBOOK.find_proposition(venezuela, KEEP_CUBA.text)


def test_a_label_that_two_propositions_have_is_ambiguous() -> None:
    twice = Topic(7, "t7", "Aid", propositions=(EASE_CUBA, EASE_VENEZUELA))
    with pytest.raises(AmbiguousNameError):
        CODEBOOK.find_proposition(twice, "Ease sanctions")


def test_a_bare_stance_is_towards_the_default_proposition() -> None:
    assert CODEBOOK.topics[1].default_proposition is EASE_CUBA
    assert CODEBOOK.topics[2].default_proposition is None


def test_a_path_runs_from_the_root_down() -> None:
    assert [CODEBOOK.path(topic.id) for topic in CODEBOOK.topics] == [
        "Sanctions",
        "Sanctions/Cuba",
        "Sanctions/Venezuela",
        "Remittances",
        "Remittances/Cuba",
    ]


def test_below_a_topic_are_itself_and_its_children_at_every_depth() -> None:
    deep = Topic(6, "t6", "Oil", 3)
    codebook = Codebook(topics=(*CODEBOOK.topics, deep))
    assert codebook.below(1) == {1, 2, 3, 6}
    assert codebook.below(5) == {5}


def test_propositions_are_found_by_id() -> None:
    assert CODEBOOK.proposition_by_id == {1: EASE_CUBA, 2: KEEP_CUBA, 3: EASE_VENEZUELA}


@pytest.mark.parametrize(
    ("date", "role"),
    [
        ("2018-07-01", None),
        ("2018-11-30", "President-elect of Mexico"),
        ("2018-12-01", "President of Mexico"),
        ("2024-09-30", "President of Mexico"),
        ("2024-10-01", None),
        ("2018-12", "President of Mexico"),
        ("2023", "President of Mexico"),
        ("2018", None),
        ("2024", None),
        (None, "President of Mexico"),
    ],
)
def test_a_role_is_held_on_the_days_between_its_dates(date: str | None, role: str | None) -> None:
    assert CODEBOOK.stakeholders[0].role_on(date) == role


def test_a_role_may_be_open_at_either_end_and_known_by_month() -> None:
    assert Role("Envoy").covers("1990-01-01")
    assert Role("Envoy", since="2023-12").covers("2023-12-05")
    assert Role("Envoy", until="2023-12").covers("2023-12-31")
    assert not Role("Envoy", until="2023-12").covers("2024")


def test_a_stakeholder_without_roles_or_short_name_does_without() -> None:
    biden = CODEBOOK.stakeholders[1]
    assert biden.role_on(None) is None
    assert biden.short == "Joe Biden"
    assert (biden.initials, CODEBOOK.stakeholders[0].initials) == ("JB", "LO")


def test_a_name_is_put_on_one_line_without_what_no_document_may_have() -> None:
    assert check_name("topic", "  Root\n causes\x00 ") == "Root causes"


@pytest.mark.parametrize("name", ["", "  \n", "\x00"])
def test_an_entry_needs_a_name(name: str) -> None:
    with pytest.raises(InputError, match="A stakeholder needs a name"):
        check_name("stakeholder", name)


@pytest.mark.parametrize(("name", "sign"), [("Aid/Trade", "/"), ("Aid=Trade", "=")])
def test_a_reserved_sign_is_in_no_name(name: str, sign: str) -> None:
    with pytest.raises(InputError, match=f"cannot contain “{sign}”"):
        check_name("topic", name)


def test_every_level_of_a_path_is_checked() -> None:
    assert check_path("Sanctions / Cuba") == ("Sanctions", "Cuba")
    with pytest.raises(InputError, match="A topic needs a name"):
        check_path("Sanctions//Cuba")


def test_each_alias_knows_all_its_owners_once() -> None:
    twice = Stakeholder(5, "s5", "Biden", aliases=("biden", "BIDEN"))
    owners = alias_owners((*CODEBOOK.stakeholders, twice))
    assert [owner.id for owner in owners["the president"]] == [1, 2]
    assert owners["biden"] == [twice]
