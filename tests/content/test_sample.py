"""The sample briefing: its articles, their facts, their tags and the finished memo."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from briefer import paths
from briefer.memo import template as templates
from briefer.model.anchor import locate
from briefer.model.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Data = dict[str, Any]

OPENING = "Sample text written for Briefer."
OUTLETS = {
    "Diario Muestra",
    "Example Archive",
    "Example Wire",
    "Mock Review",
    "Sample Courier",
    "Specimen Ledger",
}
# The public documents that the articles may quote, by the first digits of their file names.
DOCUMENTS = ("01", "02", "03", "04", "05", "13", "14")
NAMES_OF_DOCUMENTS = re.compile(
    "readout|communiqué|press briefing|press call|transcript|versión estenográfica"
    "|conferencia de prensa|misma conferencia"
)
REFERENCE = re.compile(r"\{(note|extract):([a-z0-9-]+)\}")


@pytest.fixture(scope="module")
def folder() -> Path:
    return paths.resources() / "sample"


@pytest.fixture(scope="module")
def files(folder: Path) -> list[Path]:
    return sorted((folder / "articles").glob("*.txt"))


@pytest.fixture(scope="module")
def bodies(files: list[Path], read_body: Callable[[Path], str]) -> list[str]:
    return [read_body(path) for path in files]


@pytest.fixture(scope="module")
def rows(folder: Path, read_tags: Callable[[Path], list[Data]]) -> list[Data]:
    return read_tags(folder / "tags.jsonl")


@pytest.fixture(scope="module")
def facts(folder: Path) -> Data:
    return tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def memo(folder: Path) -> Data:
    return tomllib.loads((folder / "memo.toml").read_text(encoding="utf-8"))


def written(memo: Data) -> list[tuple[str, Data]]:
    """Return what the analyst wrote, block by block, each as one text."""
    return [
        (block.get("text") or "\n".join(block["items"]), block)
        for section in memo["section"]
        for block in section["block"]
    ]


def test_every_article_says_at_once_that_it_is_a_sample(bodies: list[str]) -> None:
    assert 6 <= len(bodies) <= 8
    assert all(body.startswith(f"{OPENING}\n") for body in bodies)


def test_every_article_has_a_title_and_an_invented_outlet(files: list[Path]) -> None:
    for path in files:
        title, outlet, _ = path.read_text(encoding="utf-8").split("\n", 2)
        assert 0 < len(title) <= 250
        assert not title.endswith(".")
        assert outlet in OUTLETS


def test_the_facts_name_every_article_in_order(files: list[Path], facts: Data) -> None:
    assert [entry["file"] for entry in facts["article"]] == [path.name for path in files]


def test_one_date_is_about_right_one_is_unknown_and_the_others_are_exact(facts: Data) -> None:
    dates = [entry.get("published") for entry in facts["article"]]
    assert dates.count(None) == 1
    assert [parse_date(date) for date in dates if date] == [date for date in dates if date]
    about = [entry for entry in facts["article"] if entry.get("about")]
    assert [entry["set_by"] for entry in about] == ["analyst"]
    assert all(
        entry["set_by"] == "source"
        for entry in facts["article"]
        if entry.get("published") and not entry.get("about")
    )


def test_addresses_lead_to_no_real_page(facts: Data) -> None:
    urls = [entry["url"] for entry in facts["article"] if "url" in entry]
    assert urls
    assert all(url.startswith("https://example.org/") for url in urls)


def test_every_passage_has_the_whole_shape_and_stands_in_its_article(
    rows: list[Data], bodies: list[str], check_passage: Callable[[Data, str], None]
) -> None:
    assert len(rows) >= 45
    for row in rows:
        check_passage(row, bodies[row["article"] - 1])


def test_refs_are_unique_and_links_name_them(rows: list[Data]) -> None:
    refs = [row["ref"] for row in rows]
    assert len(set(refs)) == len(refs)
    assert {link["ref"] for row in rows for link in row["links"]} <= set(refs)


def test_every_kind_of_statement_and_of_words_occurs(rows: list[Data]) -> None:
    assert len({row["type"] for row in rows if row["type"]}) == 15
    assert {row["modality"] for row in rows} == {
        "direct",
        "partial",
        "paraphrase",
        "official",
        "outlet",
    }
    stances = {topic["stance"] for row in rows for topic in row["topics"]}
    assert {3, 2, 1, -2, -3, "mixed", "conditional", "unclear", None} == stances


def test_starred_noted_counted_and_linked_passages_occur(rows: list[Data]) -> None:
    for key in ("starred", "note", "figures", "links", "translations", "certainty", "via"):
        assert any(row[key] for row in rows), key


def test_what_a_spanish_speaker_says_has_our_translation(rows: list[Data], facts: Data) -> None:
    spanish = {n for n, entry in enumerate(facts["article"], 1) if entry["language"] == "es"}
    for row in rows:
        speaks = any(party["part"] == "speaker" for party in row["stakeholders"])
        if row["article"] in spanish and speaks:
            assert [translation["kind"] for translation in row["translations"]] == ["ours"]


def test_framing_and_facts_of_an_outlet_are_nobodys_position(rows: list[Data]) -> None:
    for row in rows:
        if row["type"] == "framing":
            assert row["modality"] == "outlet"
            assert all(topic["stance"] is None for topic in row["topics"])
        if row["modality"] == "outlet":
            assert all(party["part"] != "speaker" for party in row["stakeholders"])


def test_own_words_stand_in_the_marks_of_the_source_and_others_do_not(
    rows: list[Data], bodies: list[str]
) -> None:
    for row in rows:
        body = bodies[row["article"] - 1]
        span = locate(body, row["quote"], row["occurrence"])
        opened = body.rfind("“", 0, span.start)
        inside = opened > body.rfind("”", 0, span.start)
        assert inside == (row["modality"] in {"direct", "official"}), row["ref"]
        assert ("“" in row["quote"]) == (row["modality"] == "partial"), row["ref"]


def test_every_paragraph_that_quotes_names_the_public_document(bodies: list[str]) -> None:
    for body in bodies:
        for paragraph in body.split("\n"):
            if "“" in paragraph:
                assert NAMES_OF_DOCUMENTS.search(paragraph), paragraph


def test_every_quotation_stands_in_a_public_document(bodies: list[str], samples: Path) -> None:
    dossier = samples / "corpus" / "seed_event_dossier"
    documents = [
        " ".join(path.read_text(encoding="utf-8").split())
        for number in DOCUMENTS
        for path in dossier.glob(f"{number}_*.txt")
    ]
    assert len(documents) == len(DOCUMENTS)
    quotations = [words for body in bodies for words in re.findall("“([^”]+)”", body)]
    for words in quotations:
        assert any(words.rstrip(".,") in document for document in documents), words


def test_a_quotation_is_short(bodies: list[str]) -> None:
    quotations = [words for body in bodies for words in re.findall("“([^”]+)”", body)]
    assert max(len(words.split()) for words in quotations) <= 20


def test_the_memo_fills_the_sections_that_only_the_analyst_can_write(memo: Data) -> None:
    template = templates.load(paths.templates() / memo["template"])
    sections = {section.key: section for section in template.sections}
    found = [section["key"] for section in memo["section"]]
    assert found == ["bottom-line", "key-points", "agreements", "gaps", "outlook"]
    assert set(found) <= set(sections)
    assert set(memo["fields"]) <= {field.key for field in template.fields}


def test_the_memo_names_tagged_passages_and_rests_on_each_one_it_names(
    memo: Data, rows: list[Data]
) -> None:
    refs = {row["ref"] for row in rows}
    assert set(memo["leave_out"]) <= refs
    assert len(set(memo["leave_out"])) == len(memo["leave_out"])
    for text, block in written(memo):
        named = {ref for _, ref in REFERENCE.findall(text)}
        assert named <= set(block["basis"]) <= refs
        assert not re.search(r"[{}]", REFERENCE.sub("", text))


def test_the_extracts_that_the_memo_keeps_show_every_voice(memo: Data, rows: list[Data]) -> None:
    drafted = [
        row
        for row in rows
        if {"speaker", "actor"} & {party["part"] for party in row["stakeholders"]}
    ]
    assert set(memo["leave_out"]) <= {row["ref"] for row in drafted}
    kept = [row for row in drafted if row["ref"] not in memo["leave_out"]]
    assert {"direct", "partial", "paraphrase", "official", "outlet"} == {
        row["modality"] for row in kept
    }


def test_everything_that_the_analyst_wrote_has_a_note_but_who_was_not_heard(memo: Data) -> None:
    parts = [part for text, _ in written(memo) for part in text.split("\n")]
    unsourced = [part for part in parts if "{note:" not in part]
    assert len(unsourced) == 1
    assert unsourced[0].startswith("Not heard: ")


def test_a_reporters_words_in_marks_stand_after_the_name_of_the_outlet(
    memo: Data, rows: list[Data], files: list[Path]
) -> None:
    outlets = [path.read_text(encoding="utf-8").split("\n", 2)[1] for path in files]
    by_ref = {row["ref"]: row for row in rows}
    reported = 0
    for text, _ in written(memo):
        for match in re.finditer("“([^”]*)”", text):
            ref = REFERENCE.fullmatch(match.group(1))
            assert ref is not None, text
            row = by_ref[ref.group(2)]
            assert row["modality"] in {"paraphrase", "outlet"}
            assert outlets[row["article"] - 1] in text[: match.start()]
            reported += 1
    assert reported >= 1


def test_the_memos_bullets_and_bottom_line_are_short(memo: Data) -> None:
    lengths = {
        section["key"]: [
            len(REFERENCE.sub("", part))
            for block in section["block"]
            for part in (block.get("text") or "\n".join(block["items"])).split("\n")
        ]
        for section in memo["section"]
    }
    assert sum(lengths["bottom-line"]) <= 4 * 90
    assert 3 <= len(lengths["key-points"]) <= 5
