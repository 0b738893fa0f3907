"""Which passages a draft takes in, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.selection import actions, best_first, by_speaker

if TYPE_CHECKING:
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk


def _ids(passages: tuple[Passage, ...]) -> list[int]:
    return [passage.id for passage in passages]


def test_every_passage_with_a_speaker_stands_once_under_its_first_speaker(desk: Desk) -> None:
    article = desk.article("one two three")
    desk.passage(article, "one", by=[desk.COUNCIL, desk.ADA])
    desk.passage(article, "two", by=[desk.ADA])
    desk.passage(article, "three")
    choices = by_speaker(desk.evidence(), 3)
    assert [(c.stakeholder.id, _ids(c.body)) for c in choices] == [
        (desk.ADA, [2]),
        (desk.COUNCIL, [1]),
    ]
    assert _ids(choices[0].said) == [1, 2]


def test_three_passages_a_topic_stand_in_the_body_the_others_in_the_annex(desk: Desk) -> None:
    for number in range(5):
        desk.say(f"word {number}", topics=[desk.tag(desk.PORTS)])
    desk.say("another topic", topics=[desk.tag(desk.TOLLS)])
    desk.say("no topic")
    (choice,) = by_speaker(desk.evidence(), 3)
    assert _ids(choice.body) == [3, 4, 5, 6, 7]
    assert _ids(choice.further) == [1, 2]


def test_own_words_come_first_then_starred_then_the_latest(desk: Desk) -> None:
    desk.say("oldest", event_date="2023-12-01")
    desk.say("latest", event_date="2023-12-20")
    desk.say("own", event_date="2023-12-01", modality="direct")
    desk.say("starred", event_date="2023-12-02", starred=True)
    desk.say("official", event_date="2023-12-03", modality="official")
    desk.say("by its article's date")
    ranked = best_first(desk.passages, desk.evidence())
    assert [p.quote for p in ranked] == [
        "official",
        "own",
        "starred",
        "by its article's date",
        "latest",
        "oldest",
    ]


def test_of_one_date_the_one_tagged_last_is_the_latest_and_print_follows_the_source(
    desk: Desk,
) -> None:
    article = desk.article("one two three four")
    for words in ("four", "three", "two", "one"):
        desk.passage(article, words, by=[desk.ADA])
    (choice,) = by_speaker(desk.evidence(), 3)
    assert [p.quote for p in choice.body] == ["one", "two", "three"]
    assert [p.quote for p in choice.further] == ["four"]


def test_actions_have_actors_and_no_speaker_the_earliest_first(desk: Desk) -> None:
    article = desk.article("one two three four")
    desk.passage(article, "one", acting=[desk.CREWS], event_date="2023-12-28")
    desk.passage(article, "two", acting=[desk.CREWS], event_date="2023-12-21")
    desk.passage(article, "three", acting=[desk.CREWS], by=[desk.ADA])
    desk.passage(article, "four", to=[desk.CREWS])
    assert _ids(actions(desk.evidence())) == [2, 1]
