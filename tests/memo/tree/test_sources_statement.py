"""The statement on the sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefer.memo import template as memo_template
from briefer.memo.document import Extract
from briefer.memo.sources_statement import cited_articles, sources_statement
from briefer.model.article import Fact, Outlet
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.passage import Translation
from briefer.paths import templates

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk


def _extract(passage: Passage, words: str | None = None) -> Extract:
    extract = InlineExtract(passage.guid, words or passage.quote, passage.voice)
    translation = tuple(Text(entry.text) for entry in passage.translations)
    return Extract((extract, NoteRef(passage.guid)), passage.voice, passage.guid, translation)


def _said(
    desk: Desk, wording: Wording, *extracts: Extract, outlets: tuple[Outlet, ...] = ()
) -> list[str]:
    evidence = desk.evidence(outlets=outlets)
    articles = cited_articles(extracts, evidence)
    statement = sources_statement(extracts, articles, evidence, wording)
    return [plain_text(para.inlines) for para in statement]


def test_one_article_is_told_with_all_that_it_lacks(desk: Desk, wording: Wording) -> None:
    facts = (Fact("published", "analyst", about=True),)
    article = desk.article("Ada: open", language="en", facts=facts)
    passage = desk.passage(article, "open", by=[desk.ADA], modality="direct")
    assert _said(desk, wording, _extract(passage)) == [
        (
            "This memo rests on one article from one outlet, in English, published about 27 "
            "December 2023. It gives no date; the analyst set it. It is unsigned. Its origin is "
            "not established, and it does not count as independent."
        ),
        (
            "This memo prints one extract, in the words of a speaker. "
            "It was compared word for word with the captured text."
        ),
        "Reliability of outlets: not judged.",
    ]


def _several(desk: Desk) -> list[Extract]:
    signed = ("Ivo Reed",)
    one = desk.article("Ada: open", language="en", authors=signed, origin="wire")
    two = desk.article("abrimos", "Press Office", published="2023-12-01", language="es")
    three = desk.article("Crews left", None, published=None, language="en")
    translations = [Translation("en", "we open")]
    return [
        _extract(desk.passage(one, "open", by=[desk.ADA], modality="direct")),
        _extract(desk.passage(one, "Ada", by=[desk.ADA])),
        _extract(
            desk.passage(
                two, "abrimos", by=[desk.COUNCIL], modality="official", translations=translations
            )
        ),
        _extract(desk.passage(three, "Crews left", acting=[desk.CREWS])),
    ]


def test_several_articles_are_counted_by_language_fault_and_voice(
    desk: Desk, wording: Wording
) -> None:
    assert _said(desk, wording, *_several(desk))[:2] == [
        (
            "This memo rests on three articles from two outlets, two in English and one in "
            "Spanish, published from 1 to 27 December 2023. One is the speaker’s own publication. "
            "One names no outlet. One has no date. No author is named in two. The origin of one is "
            "not established, and it does not count as independent."
        ),
        (
            "This memo prints four extracts: one in the words of a speaker; one from an official "
            "text; one statement in the words of a reporter, attributed to the outlet; "
            "one account of an action in the words of the outlet. "
            "One is printed with a translation. "
            "All were compared word for word with the captured texts."
        ),
    ]


def test_the_statement_speaks_spanish(desk: Desk, template: Template) -> None:
    articles, extracts, _ = _said(desk, template.wording("es"), *_several(desk))
    assert articles.startswith(
        "Este memorando se apoya en tres artículos de dos medios, dos en inglés y uno en español; "
        "fechas: del 1 al 27 de diciembre de 2023. Uno lo publicó quien habla en él. Uno no "
        "nombra el medio. Uno no tiene fecha. De ellos, dos no están firmados. "
    )
    assert extracts.startswith("Se imprimen cuatro extractos: uno con las palabras de quien habla;")


def test_a_comparison_that_fails_is_not_claimed(desk: Desk, wording: Wording) -> None:
    passage = desk.say("open")
    said = _said(desk, wording, _extract(passage, "close"))
    assert said[1] == (
        "This memo prints one extract, a statement in the words of a reporter, "
        "attributed to the outlet."
    )


def test_extracts_of_one_kind_are_counted_once(desk: Desk, template: Template) -> None:
    extracts = [_extract(desk.say(words)) for words in ("open", "close")]
    assert _said(desk, template.wording("en"), *extracts)[1].startswith(
        "This memo prints two extracts, all statements in the words of reporters, attributed to "
    )
    assert _said(desk, template.wording("es"), *extracts)[1].startswith(
        "Se imprimen dos extractos, todos de declaraciones con las palabras de reporteros, "
    )


def test_a_judgement_of_an_outlet_prints_and_the_others_are_not_judged(
    desk: Desk, wording: Wording
) -> None:
    outlets = (Outlet(1, "o", "Harbour Wire", reliability="B"), Outlet(2, "p", "Press Office"))
    said = _said(desk, wording, *_several(desk), outlets=outlets)
    assert said[2] == (
        "Reliability of outlets, as judged by the analyst: Harbour Wire: B; others: not judged."
    )


def test_an_unknown_language_is_said_to_be_unknown(desk: Desk, wording: Wording) -> None:
    said = _said(desk, wording, _extract(desk.say("open")))
    assert "one in a language that is not established" in said[0]
    desk.articles.clear()
    desk.passages.clear()
    passage = desk.passage(desk.article("x open", language="qu"), "open", by=[desk.ADA])
    assert ", in qu, " in _said(desk, wording, _extract(passage))[0]


def test_without_a_source_there_is_nothing_to_say(desk: Desk, wording: Wording) -> None:
    assert _said(desk, wording) == []


def test_what_is_true_of_all_articles_is_not_counted(desk: Desk, template: Template) -> None:
    articles = [
        desk.article(
            f"open {day}", published=f"2023-12-{day}", facts=(Fact("published", "analyst"),)
        )
        for day in range(10, 24)
    ]
    said = [_extract(desk.passage(one, "open", by=[desk.ADA])) for one in articles]
    english = _said(desk, template.wording("en"), *said)[0]
    assert english.endswith(
        "No article gives a date; the analyst set it. No article is signed. The origin of no "
        "article is established, and they do not count as independent."
    )
    spanish = _said(desk, template.wording("es"), *said)[0]
    assert "Ningún artículo da fecha; la fijó el analista. Ningún artículo está firmado." in spanish


def test_no_sentence_begins_with_a_figure(desk: Desk, template: Template) -> None:
    articles = [desk.article(f"open {n}", published=None, language="es") for n in range(14)]
    signed = desk.article("open", authors=("Ivo Reed",), origin="wire", language="es")
    translations = [Translation("en", "we open"), Translation("es", "abrimos")]
    said = [
        _extract(desk.passage(one, "open", by=[desk.ADA], translations=translations))
        for one in (*articles, signed)
    ]
    told = {language: _said(desk, template.wording(language), *said) for language in ("en", "es")}
    for paragraph in (*told["en"], *told["es"]):
        assert not re.search(r"(?:^|[.;] )\d", paragraph), paragraph
    assert " Of the extracts, 15 are printed with a translation. " in told["en"][1]
    assert " De los extractos, 15 se imprimen con traducción. " in told["es"][1]


def test_an_official_text_is_told_and_its_origin_is_not_missed(
    desk: Desk, wording: Wording
) -> None:
    one = desk.article("We open", "Press Office")
    two = desk.article("We close", "Press Office", published="2023-12-28")
    said = [
        _extract(desk.passage(article, words, by=[desk.COUNCIL], modality="official"))
        for article, words in ((one, "open"), (two, "close"))
    ]
    told = _said(desk, wording, *said)[0]
    assert "All of them are the speakers’ own publications." in told
    assert "origin" not in told
    said.append(_extract(desk.passage(desk.article("We wait", "Strait Post"), "We wait")))
    told = _said(desk, wording, *said)[0]
    assert "Of these, two are the speakers’ own publications." in told


@pytest.mark.parametrize(
    ("name", "english", "spanish_words"),
    [
        ("position", "This memo ", "Este memorando "),
        ("submission", "This submission ", "Esta nota "),
        ("brief", "This brief ", "Esta nota "),
        ("assessment", "This assessment ", "Esta evaluación "),
    ],
)
def test_it_calls_a_memo_what_its_head_does(
    name: str, english: str, spanish_words: str, desk: Desk
) -> None:
    template = memo_template.load(templates() / name)
    extracts = _extract(desk.say("one", by=desk.ADA)), _extract(desk.say("two", by=desk.COUNCIL))
    rests, prints, _ = _said(desk, template.wording("en"), *extracts)
    assert rests.startswith(f"{english}rests on ")
    assert prints.startswith(f"{english}prints two ")
    assert _said(desk, template.wording("es"), *extracts)[0].startswith(f"{spanish_words}se apoya")
