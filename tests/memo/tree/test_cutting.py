"""Quotations that print part of their source: what is cut, what is added, and what they may say."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefer.errors import InputError
from briefer.memo import cutting
from briefer.memo.cutting import ELLIPSIS, Source, printed
from briefer.memo.draft import extract_block
from briefer.memo.exact import matches, restored
from briefer.memo.extracts import extract
from briefer.model.inline import InlineExtract, plain_text
from briefer.model.partial import Added, Kept, from_data, to_data
from briefer.model.passage import Translation
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from briefer.model.partial import Part
    from tests.memo.tree.conftest import Desk

GATES: Final = Source(
    "We will open all 12 gates, and the crews [sic] wait. Do not ask twice.", "en"
)
TOLLS: Final = Source("The ministry seeks lower tolls on three lines unless storms go on.", "en")
CAUSAS: Final = Source("Hay que atender las causas; no queremos que se cierren los puertos.", "es")
PUERTO: Final = Source("Siempre hemos dicho que se ayude a los puertos pequeños", "es")
ANY: Final = (GATES, TOLLS, CAUSAS, PUERTO, Source(GATES.quote), Source(TOLLS.quote, "eo"))


def cut(source: Source, words: str, parts: tuple[Part, ...] = ()) -> tuple[Part, ...]:
    """Cut these printed words."""
    text = printed(cutting.parts_of(parts, source), source)
    first = text.index(words)
    return cutting.leave_out(parts, source, first, first + len(words))


def only(source: Source, words: str) -> tuple[Part, ...]:
    """Keep these words alone."""
    first = source.quote.index(words)
    return cutting.keep((), source, first, first + len(words))


def item(parts: tuple[Part, ...], source: Source, words: str = "") -> InlineExtract:
    said = words or printed(cutting.parts_of(parts, source), source)
    return InlineExtract("p", said, Voice.OWN, parts)


def test_words_that_are_cut_leave_an_ellipsis() -> None:
    assert printed(cut(TOLLS, "lower "), TOLLS) == (
        "The ministry seeks […] tolls on three lines unless storms go on."
    )
    assert printed(cut(GATES, "all 12 gates, and "), GATES) == (
        "We will open […] the crews [sic] wait. Do not ask twice."
    )


def test_a_sign_that_closes_stands_right_after_the_ellipsis() -> None:
    assert printed(cut(GATES, "all 12 gates"), GATES).startswith("We will open […], and the crews")


def test_a_fragment_whose_rest_turns_nothing_needs_no_ellipsis() -> None:
    assert printed(only(GATES, "the crews [sic] wait."), GATES) == "the crews [sic] wait."
    assert printed(only(PUERTO, "se ayude a los puertos"), PUERTO).endswith("los puertos")


@pytest.mark.parametrize(
    ("source", "kept", "said"),
    [
        (TOLLS, "lower tolls on three lines", "lower tolls on three lines […]"),
        (GATES, "ask twice", "[…] ask twice"),
        (CAUSAS, "se cierren los puertos", "[…] se cierren los puertos"),
        (Source("Would the crews wait?", "en"), "the crews wait", "[…] the crews wait […]"),
        (Source("They won’t open the gates", "en"), "open the gates", "[…] open the gates"),
        (Source("Ili ne malfermos la pordojn", "eo"), "malfermos la", "[…] malfermos la […]"),
        (Source("The crews wait at noon"), "crews wait", "[…] crews wait […]"),
    ],
)
def test_a_cut_that_could_turn_the_meaning_shows_at_the_ends_too(
    source: Source, kept: str, said: str
) -> None:
    assert printed(only(source, kept), source) == said


def test_whole_sentences_that_are_left_out_at_an_end_need_none() -> None:
    source = Source("He did not say why. The crews wait. They may leave.", "en")
    assert printed(only(source, "The crews wait."), source) == "The crews wait."


def test_words_are_kept_and_cut_whole() -> None:
    first = TOLLS.quote.index("wer tol")
    assert printed(cutting.keep((), TOLLS, first, first + 7), TOLLS).startswith("lower tolls")
    assert "increase" not in printed(cutting.leave_out((), TOLLS, first, first + 7), TOLLS)
    assert "[…] on three lines" in printed(cutting.leave_out((), TOLLS, first, first + 7), TOLLS)
    money = Source("It costs -$1,200 or 12% a year, and don’t ask", "en")
    for words, grown in (("200", "-$1,200"), ("12", "12%"), ("don", "don’t")):
        found = only(money, words)[0]
        assert isinstance(found, Kept)
        assert found.words == grown


def test_words_of_the_analysts_stand_in_brackets_and_replace_nothing() -> None:
    at = TOLLS.quote.index("ministry") + 3
    parts = cutting.add((), TOLLS, at, " of  transport ")
    assert printed(parts, TOLLS).startswith("The ministry [of transport] seeks lower tolls")
    assert [part for part in parts if isinstance(part, Added)] == [Added("of transport")]
    ended = cutting.add(parts, TOLLS, 1_000, "they say")
    assert printed(ended, TOLLS).endswith("storms go on. [they say]")
    begun = cutting.add((), TOLLS, 0, "x")
    assert printed(begun, TOLLS).startswith("[x] The ministry")


@pytest.mark.parametrize("words", ["", " ", "…", "[…]", "a [b] c", "]["])
def test_brackets_need_words_of_their_own(words: str) -> None:
    with pytest.raises(InputError, match="without brackets"):
        cutting.add((), TOLLS, 5, words)


def test_what_was_added_goes_where_it_is_cut() -> None:
    parts = cutting.add((), TOLLS, TOLLS.quote.index(" seeks"), "of transport")
    assert cut(TOLLS, "[of transport]", parts) == ()


def test_the_first_letter_turns_in_brackets() -> None:
    parts = cutting.turn(only(TOLLS, "seeks lower tolls on three lines"), TOLLS)
    assert printed(parts, TOLLS) == "[S]eeks lower tolls on three lines […]"
    assert matches(item(parts, TOLLS), TOLLS)
    shorter = cut(TOLLS, "lower ", parts)
    assert printed(shorter, TOLLS) == "[S]eeks […] tolls on three lines […]"
    assert printed(cutting.turn(shorter, TOLLS), TOLLS).startswith("seeks […] tolls")
    with pytest.raises(InputError, match="letter"):
        cutting.turn(only(GATES, "12 gates"), GATES)


def test_nothing_but_brackets_is_no_quotation() -> None:
    with pytest.raises(InputError, match="would be left"):
        cut(TOLLS, TOLLS.quote)
    with pytest.raises(InputError, match="would be left"):
        cutting.keep((), TOLLS, 3, 3)


def test_the_sources_own_brackets_are_told_from_the_analysts() -> None:
    parts = cutting.add((), GATES, GATES.quote.index(" wait"), "on board")
    said = printed(parts, GATES)
    assert "the crews [sic] [on board] wait" in said
    assert matches(item(parts, GATES), GATES)
    # Outside of the parts that were added, a bracket is the source's and not the analyst's.
    for wrong in (said.replace("[sic]", "[thus]"), said.replace("[sic] ", "")):
        assert not matches(item(parts, GATES, wrong), GATES)
    for wrong in (said.replace("on board", "in port"), said.replace(" [on board]", "")):
        assert not matches(item(parts, GATES, wrong), GATES)


def test_an_ellipsis_that_is_taken_away_is_found() -> None:
    parts = only(TOLLS, "lower tolls on three lines")
    assert not matches(item(parts, TOLLS, "lower tolls on three lines"), TOLLS)
    middle = cut(GATES, "all 12 gates, and ")
    said = printed(middle, GATES)
    assert not matches(item(middle, GATES, said.replace("[…] ", "")), GATES)
    harmless = only(GATES, "the crews [sic] wait")
    for more in ("[…] the crews [sic] wait", "the crews [sic] wait"):
        assert matches(item(harmless, GATES, more), GATES)


@pytest.mark.parametrize(
    "parts",
    [
        (Kept(14, "tolls"), Kept(4, "ministry")),
        (Kept(4, "minis"),),
        (Kept(25, "tolls on"), Kept(25, "tolls on")),
        (Added("anything"),),
        (Kept(0, ""),),
        (Kept(4, "treasury"),),
    ],
)
def test_parts_that_are_not_the_sources_are_found(parts: tuple[Part, ...]) -> None:
    assert not matches(InlineExtract("p", "tolls", Voice.OWN, parts), TOLLS)
    assert not matches(item(parts, TOLLS), TOLLS)


def test_parts_are_found_where_the_passage_has_got_another_beginning() -> None:
    parts = only(TOLLS, "tolls on three lines")
    wider = Source(f"It is said that in vain {TOLLS.quote}", "en")
    assert matches(item(parts, TOLLS), wider)
    doubted = Source(TOLLS.quote.replace("The ministry", "Nobody"), "en")
    assert not matches(item(parts, TOLLS), doubted)
    assert restored(item(parts, TOLLS), doubted) == "[…] tolls on three lines […]"
    other = Source("Something else", "en")
    assert restored(item(parts, TOLLS), other) == other.quote


def test_parts_come_back_from_their_json() -> None:
    parts = (Kept(3, "a b", turned=True), Added("c"), Kept(9, "d"))
    assert from_data(to_data(parts)) == parts
    with pytest.raises(InputError, match="cannot read"):
        from_data([{"at": "3", "words": "a"}])


def test_a_translation_under_a_cut_passage_says_that_it_is_of_all_of_it(
    desk: Desk, wording: Wording
) -> None:
    text = "Siempre hemos dicho que se ayude a los puertos pequeños"
    ours = (Translation("en", "We have always said that small ports be helped"),)
    passage = desk.passage(
        desk.article(text), text, by=[desk.ADA], modality="direct", translations=ours
    )
    whole = extract_block(passage)
    parts = only(PUERTO, "se ayude a los puertos")
    cut_block = replace(whole, parts=parts, words=printed(parts, PUERTO))
    labels = [
        plain_text(extract(block, desk.evidence(), wording).translation[:1])
        for block in (whole, cut_block)
    ]
    assert labels == ["Our translation: ", "Our translation of the whole passage: "]


# ---- whatever is done to a quotation

BRACKETS: Final = re.compile(r"\[[^\[\]]*\]")


def changed(parts: tuple[Part, ...], source: Source, chance: random.Random) -> tuple[Part, ...]:
    """Do one thing to a quotation, as a hand would; what cannot be done leaves it as it is."""
    said = printed(cutting.parts_of(parts, source), source)
    first, last = sorted(chance.choices(range(len(said) + 1), k=2))
    try:
        match chance.choice(("keep", "cut", "cut", "add", "turn")):
            case "keep":
                return cutting.keep(parts, source, first, last)
            case "cut":
                return cutting.leave_out(parts, source, first, min(last, first + 12))
            case "add":
                return cutting.add(parts, source, first, chance.choice(("they", "los 3")))
            case _:
                return cutting.turn(parts, source)
    except InputError:
        return parts


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("block", range(5))
def test_whatever_is_done_every_word_outside_of_brackets_is_the_sources(block: int) -> None:
    for seed in range(block * 60, block * 60 + 60):
        chance = random.Random(seed)
        source = chance.choice(ANY)
        parts: tuple[Part, ...] = ()
        for _ in range(chance.randint(1, 8)):
            parts = changed(parts, source, chance)
            said = printed(cutting.parts_of(parts, source), source)
            assert matches(item(parts, source), source), (seed, said)
            assert from_data(to_data(parts)) == parts
            own_parts = cutting.parts_of(parts, source)
            kept = " ".join(part.words for part in own_parts if isinstance(part, Kept))
            left = iter(plain_words(source.quote))
            assert all(word in left for word in plain_words(kept)), (seed, said)
            if not parts:
                assert said == source.quote
            added = [part for part in parts if isinstance(part, Added)]
            own = BRACKETS.findall(kept)
            turned = sum(isinstance(part, Kept) and part.turned for part in parts)
            assert len(BRACKETS.findall(said)) == (
                said.count(ELLIPSIS) + len(added) + len(own) + turned
            ), (seed, said)
            if len(plain_words(kept)) < len(plain_words(source.quote)):
                assert parts


@pytest.mark.parametrize("block", range(5))
def test_500_changed_letters_of_partial_quotations_are_found_and_500_allowed_ones_are_not(
    block: int,
) -> None:
    for seed in range(block * 100, block * 100 + 100):
        chance = random.Random(seed)
        source = chance.choice(ANY)
        parts: tuple[Part, ...] = ()
        while not parts:
            parts = changed(changed(parts, source, chance), source, chance)
        said = printed(parts, source)
        allowed = said.replace(" ", chance.choice(("  ", "\n", "\u00a0")), 1)
        at = chance.randrange(len(allowed))
        allowed = allowed[:at] + chance.choice(("\u00ad", "\u200b")) + allowed[at:]
        assert matches(item(parts, source, allowed), source), (seed, allowed)
        at = chance.choice([place for place, sign in enumerate(said) if sign.isalnum()])
        other = chance.choice([sign for sign in "abcdefgñ0123456789" if sign != said[at].lower()])
        wrong = chance.choice((said[:at] + said[at + 1 :], said[:at] + other + said[at:]))
        for text in (wrong, said[:at] + other + said[at + 1 :]):
            assert not matches(item(parts, source, text), source), (seed, text)
            assert not matches(item(parts, source), Source(*_spoilt(source, parts, chance)))


def _spoilt(
    source: Source, parts: tuple[Part, ...], chance: random.Random
) -> tuple[str, str | None]:
    """Return the source with a letter changed that the quotation prints."""
    kept = [part for part in parts if isinstance(part, Kept)]
    printing = [place for part in kept for place in range(part.at, part.end)]
    at = chance.choice([place for place in printing if source.quote[place].isalnum()])
    other = "x" if source.quote[at] != "x" else "z"
    return source.quote[:at] + other + source.quote[at + 1 :], source.language
