from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import HistoryError, InputError, ReadOnlyError
from briefer.model.anchor import Span
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.suggestion import TOPIC, SuggestedParty
from briefer.services import (
    articles,
    briefings,
    history,
    stakeholders,
    suggesting,
    tagging,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.model.suggestion import Suggestion
    from briefer.store.workspace import Workspace

TEXT = (
    "A talk about borders\nThe Daily Test\n"
    "President Biden said that root causes of migration matter. "
    "“We need more ports of entry,” Mayorkas told reporters. "
    "Nearly 3,000 migrants crossed, according to Border Patrol."
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with the starter codebook and one untagged article."""
    workspace = briefings.create(tmp_path / "fresh.briefing", who="Ana")
    articles.paste(workspace, TEXT)
    yield workspace
    workspace.close()


def first(ws: Workspace) -> Suggestion:
    return suggesting.suggest(ws)[0]


def test_suggesting_writes_nothing(fresh: Workspace) -> None:
    before = fresh.path.read_bytes(), fresh.history.steps()
    found = suggesting.suggest(fresh)
    assert len(found) == 3
    assert fresh.passages.count() == 0
    assert (fresh.path.read_bytes(), fresh.history.steps()) == before


def test_suggestions_of_one_article_are_those_of_all_in_that_article(fresh: Workspace) -> None:
    other = articles.paste(fresh, TEXT.replace("Biden", "Trump"))
    everything = suggesting.suggest(fresh)
    assert suggesting.suggest(fresh, other) == tuple(s for s in everything if s.article_id == other)
    assert {s.article_id for s in everything} == {1, other}


def test_an_article_that_is_not_there_is_refused(fresh: Workspace) -> None:
    with pytest.raises(InputError, match="no article 9"):
        suggesting.suggest(fresh, 9)


def test_accepting_tags_the_passage_in_one_step(fresh: Workspace) -> None:
    suggestion = first(fresh)
    steps = len(fresh.history.steps())
    passage = suggesting.accept(fresh, suggestion)
    assert passage.quote == suggestion.quote == "root causes of migration matter"
    assert passage.span == suggestion.span
    assert passage.parties == tuple(
        PartyTag(party.stakeholder_id, party.part) for party in suggestion.parties
    )
    assert passage.topics == tuple(TopicTag(topic.topic_id) for topic in suggestion.topics)
    assert passage.statement == Statement(type=suggestion.type, modality=suggestion.modality)
    assert len(fresh.history.steps()) == steps + 1
    assert fresh.history.steps()[-1].label == "Accept suggestion"


def test_figures_are_accepted_with_the_passage(fresh: Workspace) -> None:
    suggestion = suggesting.suggest(fresh)[-1]
    passage = suggesting.accept(fresh, suggestion)
    assert passage.figures == suggestion.figures
    assert passage.figures[0].qualifier == "nearly"


def test_what_was_accepted_is_not_suggested_again(fresh: Workspace) -> None:
    suggestion = first(fresh)
    passage = suggesting.accept(fresh, suggestion)
    assert suggestion not in suggesting.suggest(fresh)
    # Not even when the analyst takes a tag off it afterwards.
    tagging.remove_topic(fresh, passage.id, passage.topics[0].topic_id)
    assert suggestion not in suggesting.suggest(fresh)


def test_undo_of_accepting_brings_the_suggestion_back(fresh: Workspace) -> None:
    suggestion = first(fresh)
    suggesting.accept(fresh, suggestion)
    history.undo(fresh)
    assert fresh.passages.count() == 0
    assert suggestion in suggesting.suggest(fresh)
    history.redo(fresh)
    assert fresh.passages.count() == 1
    assert suggestion not in suggesting.suggest(fresh)


def test_what_was_dismissed_stays_away_for_good(fresh: Workspace) -> None:
    suggestion = first(fresh)
    suggesting.dismiss(fresh, suggestion)
    assert suggestion not in suggesting.suggest(fresh)
    assert fresh.passages.count() == 0
    path = fresh.path
    fresh.close()
    again = briefings.open_briefing(path, who="Ben")
    assert suggestion not in suggesting.suggest(again)
    assert len(suggesting.suggest(again)) == 2
    again.close()


def test_dismissing_is_one_step_that_can_be_undone(fresh: Workspace) -> None:
    suggestion = first(fresh)
    suggesting.dismiss(fresh, suggestion)
    assert fresh.history.steps()[-1].label == "Dismiss suggestion"
    history.undo(fresh)
    assert suggestion in suggesting.suggest(fresh)
    history.redo(fresh)
    assert suggestion not in suggesting.suggest(fresh)


def test_the_same_words_come_back_only_with_a_tag_that_was_not_dismissed(
    fresh: Workspace,
) -> None:
    suggestion = first(fresh)
    suggesting.dismiss(fresh, suggestion)
    stakeholders.add(fresh, "Joe B. Den", aliases=["President Biden"])
    (again,) = [s for s in suggesting.suggest(fresh) if s.quote == suggestion.quote]
    assert len(again.parties) == 2


def test_a_passage_that_carries_all_of_it_hides_a_suggestion(fresh: Workspace) -> None:
    suggestion = first(fresh)
    parties = [PartyTag(party.stakeholder_id, party.part) for party in suggestion.parties]
    topics = [TopicTag(topic.topic_id) for topic in suggestion.topics]
    passage = tagging.tag(fresh, 1, suggestion.span, parties=parties)
    assert suggestion in suggesting.suggest(fresh)  # its topic is still missing
    tagging.set_topic(fresh, passage.id, topics[0])
    assert suggestion not in suggesting.suggest(fresh)


def test_a_passage_on_about_the_same_words_counts_and_one_far_larger_does_not(
    fresh: Workspace,
) -> None:
    suggestion = first(fresh)
    tags = {
        "parties": [PartyTag(party.stakeholder_id, party.part) for party in suggestion.parties],
        "topics": [TopicTag(topic.topic_id) for topic in suggestion.topics],
    }
    whole = Span(0, fresh.articles.get(1).characters)
    tagging.tag(fresh, 1, whole, **tags)  # type: ignore[arg-type] # one list of each
    assert suggestion in suggesting.suggest(fresh)
    near = Span(suggestion.span.start - 5, suggestion.span.end)
    tagging.tag(fresh, 1, near, **tags)  # type: ignore[arg-type] # one list of each
    assert suggestion not in suggesting.suggest(fresh)


def test_words_that_do_not_stand_there_any_more_are_not_accepted(fresh: Workspace) -> None:
    moved = replace(first(fresh), span=Span(0, 31))
    for decide in (suggesting.accept, suggesting.dismiss):
        with pytest.raises(InputError, match="do not stand there any more"):
            decide(fresh, moved)
    assert fresh.passages.count() == 0


def test_a_stakeholder_that_is_gone_stops_accepting_and_nothing_is_kept(
    fresh: Workspace,
) -> None:
    stale = replace(first(fresh), parties=(SuggestedParty(999, "speaker", "certain"),))
    with pytest.raises(InputError, match="no stakeholder 999"):
        suggesting.accept(fresh, stale)
    assert fresh.passages.count() == 0
    assert len(suggesting.suggest(fresh)) == 3


def test_a_briefing_that_is_only_read_is_suggested_from_and_not_written(
    fresh: Workspace,
) -> None:
    reader = briefings.open_briefing(fresh.path, who="Ben", read_only=True)
    found = suggesting.suggest(reader)
    assert found == suggesting.suggest(fresh)
    with pytest.raises(ReadOnlyError):
        suggesting.dismiss(reader, found[0])
    reader.close()


def test_suggestions_can_be_read_apart_in_a_worker_thread(fresh: Workspace) -> None:
    found: list[tuple[Suggestion, ...]] = []
    worker = threading.Thread(
        target=lambda: found.append(fresh.read_apart(suggesting.suggest)), daemon=True
    )
    worker.start()
    worker.join(30)
    assert found == [suggesting.suggest(fresh)]


def test_each_suggestion_adds_something_to_the_passages_of_a_tagged_article(
    ws: Workspace,
) -> None:
    by_span: dict[Span, list[set[tuple[str, int]]]] = {}
    for passage in ws.passages.all():
        tags = {(party.part, party.stakeholder_id) for party in passage.parties}
        tags |= {(TOPIC, tag.topic_id) for tag in passage.topics}
        by_span.setdefault(passage.span, []).append(tags)
    found = suggesting.suggest(ws)
    on_passages = [s for s in found if s.span in by_span]
    assert on_passages
    assert not any(s.offers <= tags for s in on_passages for tags in by_span[s.span])


def test_nothing_to_undo_after_only_looking(fresh: Workspace) -> None:
    history.undo(fresh)  # the pasted article
    with pytest.raises(HistoryError):
        history.undo(fresh)
    assert suggesting.suggest(fresh) == ()


def test_the_change_names_the_rows_of_both_tables(fresh: Workspace) -> None:
    seen: list[frozenset[str]] = []
    fresh.subscribe(lambda changes: seen.append(frozenset(changes.rows)))
    found = suggesting.suggest(fresh)
    suggesting.accept(fresh, found[0])
    suggesting.dismiss(fresh, found[1])
    assert {"passage", "passage_stakeholder", "passage_topic", "suggestion"} <= seen[0]
    assert seen[1] == {"suggestion"}
