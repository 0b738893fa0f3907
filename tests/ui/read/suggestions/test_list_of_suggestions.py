from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from briefer.model.anchor import Span
from briefer.model.codebook import Codebook
from briefer.model.suggestion import Suggestion
from briefer.ui.read.suggestions.model import IS_HEAD, SuggestionModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TITLES = {3: "Third", 1: "First", 2: "Second"}
GROUPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(TITLES)),
        st.sets(st.integers(0, 6)),
        st.sampled_from(["all", "quotations"]),
    ),
    max_size=12,
)


def made(article_id: int, places: set[int]) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(
            article_id,
            Span(place, place + 1),
            "x",
            modality="direct" if place % 2 else None,
        )
        for place in sorted(places)
    )


def rows(model: SuggestionModel) -> list[object]:
    return [model.data(model.index(number)) for number in range(model.rowCount())]


@given(changes=GROUPS)
def test_rows_that_come_and_go_end_as_if_they_were_shown_at_once(
    qapp: QApplication, changes: list[tuple[int, set[int], str]]
) -> None:
    empty = Codebook((), ())
    model = SuggestionModel()
    model.begin(TITLES, empty, {})
    tester = QAbstractItemModelTester(model)
    groups: dict[int, tuple[Suggestion, ...]] = {}
    for article_id, places, narrowed in changes:
        groups[article_id] = made(article_id, places)
        model.show_group(article_id, groups[article_id])
        model.narrow(narrowed)
        model.show_group(article_id, groups[article_id])
    fresh = SuggestionModel()
    fresh.begin(TITLES, empty, groups)
    fresh.narrow(model.narrowed)
    assert rows(model) == rows(fresh)
    assert model.suggestions == fresh.suggestions
    order = list(TITLES)
    assert [one.article_id for one in model.suggestions] == sorted(
        (one.article_id for one in model.suggestions), key=order.index
    )
    heads = [n for n in range(model.rowCount()) if model.data(model.index(n), IS_HEAD)]
    assert len(heads) == len({one.article_id for one in model.suggestions})
    del tester
