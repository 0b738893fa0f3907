from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from briefer.model.vocabulary import TermList, Vocabulary

TOKENS = {
    "types": (
        "demand offer commitment agreement support concession position refusal no-comment warning "
        "criticism concern fact action framing"
    ),
    "modalities": "direct partial paraphrase official outlet",
    "parts": "speaker actor addressee beneficiary subject on-behalf-of reported-by",
    "kinds": "person government institution agency organisation group business unnamed",
    "stances": "for against neutral mixed conditional unclear",
    "certainties": "certain probable possible",
    "vias": "first-hand other-outlet release",
    "link_kinds": "condition-of answers same-as primary-source-of disputes shift-of",
    "translation_kinds": "official ours machine",
}
LISTS = tuple(TOKENS)


def terms(vocabulary: Vocabulary, name: str) -> TermList:
    found: TermList = getattr(vocabulary, name)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_the_tokens_are_those_of_the_command_line_in_its_order(
    vocabulary: Vocabulary, name: str
) -> None:
    assert terms(vocabulary, name).keys == tuple(TOKENS[name].split())


@pytest.mark.parametrize("name", LISTS)
def test_no_two_terms_of_a_list_share_a_key_a_label_or_a_letter(
    vocabulary: Vocabulary, name: str
) -> None:
    entries = terms(vocabulary, name).terms
    for words in (
        [term.key for term in entries],
        [term.label for term in entries],
        [term.label_es for term in entries],
        [term.letter for term in entries],
    ):
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", LISTS)
def test_every_term_has_a_label_in_both_languages_a_hint_and_a_letter_of_its_label(
    vocabulary: Vocabulary, name: str
) -> None:
    for term in terms(vocabulary, name).terms:
        assert term.label
        assert term.label_es
        assert term.hint.endswith(".")
        assert "\n" not in term.hint
        assert len(term.letter) == 1
        assert term.letter in term.label.casefold()


def test_the_window_calls_the_modalities_by_whose_words_they_are(vocabulary: Vocabulary) -> None:
    assert [term.label for term in vocabulary.modalities.terms] == [
        "Own words",
        "Partly own",
        "Paraphrase",
        "Official text",
        "Outlet’s words",
    ]


def test_every_type_but_framing_has_a_verb_in_both_languages(vocabulary: Vocabulary) -> None:
    for term in vocabulary.types.terms:
        assert bool(term.verb) == (term.key != "framing")
        assert bool(term.verb_es) == (term.key != "framing")


def test_the_stances_have_the_marks_that_a_memo_explains(vocabulary: Vocabulary) -> None:
    marks = {term.key: term.mark for term in vocabulary.stances.terms}
    assert marks == {
        "for": "▲",
        "against": "▼",
        "neutral": "–",
        "mixed": "●",
        "conditional": "◊",
        "unclear": "○",
    }
