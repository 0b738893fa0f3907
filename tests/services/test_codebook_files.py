"""Codebooks as files: what goes out comes in again, and what is wrong is left out and named."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer import paths
from briefer.errors import InputError
from briefer.model.codebook import Codebook, Keyword, Role
from briefer.services import (
    briefings,
    codebook_csv,
    codebook_files,
    codebook_toml,
    history,
    stakeholders,
)
from briefer.services.codebook_draft import CodebookDraft
from briefer.services.codebook_files import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.store.workspace import Workspace

WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="/=|:"), min_size=1)
RISKY = st.sampled_from(["=1+1", "-x", "+x", "@x", "'=x", "''x", "a\u00a0b", "“q”", 'say "no"'])
NAMES = st.one_of(WORDS, RISKY.filter(lambda name: "=" not in name and "/" not in name))
TEXTS = st.one_of(WORDS, RISKY)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    workspace = briefings.create(tmp_path / "empty.briefing", who="Ana", codebook=None)
    yield workspace
    workspace.close()


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    draft = CodebookDraft()
    names = draw(st.lists(NAMES, max_size=4, unique_by=str.casefold))
    for name in names:
        try:
            draft.add_stakeholder(
                name,
                short_name=draw(st.one_of(st.just(""), TEXTS)),
                kind=draw(st.sampled_from(["", "agency", "institution"])),
                parent=draw(st.sampled_from(["", *names])),
                aliases=draw(st.lists(NAMES, max_size=2)),
                metonyms=draw(st.lists(NAMES, max_size=2)),
                roles=[Role(title, "2020", None) for title in draw(st.lists(TEXTS, max_size=2))],
            )
        except InputError:  # two names that are one when folded
            continue
    for name in draw(st.lists(NAMES, max_size=4)):
        path = draw(st.sampled_from(["", "A/"])) + name
        try:
            draft.add_topic(
                path,
                definition=draw(st.one_of(st.just(""), TEXTS)),
                colour=draw(st.integers(1, 8)),
                keywords=[
                    Keyword(word, language, excludes)
                    for excludes, language in ((False, "en"), (False, "es"), (True, "es"))
                    for word in draw(st.lists(TEXTS, max_size=2))
                ],
            )
            draft.add_proposition(path, draw(TEXTS), draw(TEXTS), default=True)
        except InputError:
            continue
    return draft.codebook()


def said(codebook: Codebook, *, guids: bool = True) -> object:
    """Everything that a codebook says, without the numbers of its entries."""
    people = codebook.stakeholder_by_id
    return (
        [
            (
                replace(s, id=0, guid=s.guid if guids else "", parent_id=None),
                s.aliases,
                people[s.parent_id].name if s.parent_id else None,
            )
            for s in codebook.stakeholders
        ],
        [
            (
                codebook.path(t.id),
                replace(t, id=0, guid=t.guid if guids else "", parent_id=None, propositions=()),
                [(p.text, p.label, p.is_default, p.guid if guids else "") for p in t.propositions],
            )
            for t in codebook.topics
        ],
    )


@given(codebooks())
@settings(max_examples=150, deadline=None)
def test_toml_comes_in_as_it_went_out(codebook: Codebook) -> None:
    again, refused = codebook_toml.parse(codebook_toml.dump(codebook, "Talks"))
    assert refused == ()
    assert said(again) == said(codebook)


@given(codebooks())
@settings(max_examples=150, deadline=None)
def test_tables_come_in_as_they_went_out(codebook: Codebook) -> None:
    topics, wrong = codebook_csv.parse(codebook_csv.dump_topics(codebook))
    people, wrong_too = codebook_csv.parse(codebook_csv.dump_stakeholders(codebook))
    assert (wrong, wrong_too) == ((), ())
    both = Codebook(people.stakeholders, topics.topics)
    assert said(both, guids=False) == said(codebook, guids=False)


@pytest.mark.parametrize("name", ["talks.toml", "talks.csv"])
def test_a_briefings_codebook_goes_to_an_empty_one(
    ws: Workspace, empty: Workspace, tmp_path: Path, name: str
) -> None:
    for part in Part:
        codebook_files.export(ws, tmp_path / name, part)
        file = codebook_files.read_file(tmp_path / name)
        assert file.refused == ()
        compared = codebook_files.compare(empty, file)
        copied = codebook_files.add(empty, file)
        assert len(compared.stakeholders) == copied.stakeholders
        assert len(compared.topics) == copied.topics
        assert len(compared.propositions) == copied.propositions
        assert compared.there == copied.there
    is_exact = name.endswith("toml")
    here, there = (
        said(empty.codebook.load(), guids=is_exact),
        said(ws.codebook.load(), guids=is_exact),
    )
    assert without_positions(here) == without_positions(there)
    again = codebook_files.compare(empty, file)
    assert (again.stakeholders, again.topics, again.propositions) == ((), (), ())
    history.undo(empty)


def without_positions(told: object) -> str:
    return re.sub(r"position=\d+", "", repr(told))


def test_a_cell_never_begins_like_a_formula(empty: Workspace, tmp_path: Path) -> None:
    stakeholders.add(empty, "+cmd|calc!A0")
    codebook_files.export(empty, tmp_path / "people.csv", Part.STAKEHOLDERS)
    data = (tmp_path / "people.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[1][0].startswith("'+cmd")


def test_rows_that_are_not_right_are_named_and_the_others_come_in(
    empty: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "topics.csv"
    path.write_text(
        "path;colour;proposition;label;default\n"
        "Water;3;Dams should go;No dams;yes\n"
        "Water;;Dams should stay;Dams;\n"
        "Fire;12;;;\n"
        ";1;;;\n"
        "Air/Dust;2;;;\n"
        "Air;5;;;\n",
        encoding="utf-8",
    )
    file = codebook_files.read_file(path)
    assert [where for where, _ in file.refused] == ["row 4", "row 5"]
    assert "1 to 8" in file.refused[0][1]
    codebook_files.add(empty, file)
    codebook = empty.codebook.load()
    assert [(codebook.path(t.id), t.colour) for t in codebook.topics] == [
        ("Water", 3),
        ("Air", 5),
        ("Air/Dust", 2),
    ]
    assert [(p.label, p.is_default) for p in codebook.topics[0].propositions] == [
        ("No dams", True),
        ("Dams", False),
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.toml", b"name = ", "not valid TOML"),
        ("a.toml", b"\xff\xfe\x00", "not in UTF-8"),
        ("a.toml", b"x = 1", "no stakeholders and no topics"),
        ("a.toml", b"stakeholder = 3", "no stakeholders and no topics"),
        ("a.toml", b"a = " + b"[" * 5000, "not valid TOML"),
        ("a.csv", b"colour,size\n1,2\n", "names no column"),
        ("a.csv", b"", "names no column"),
        ("a.toml", b"[[topic]]\ncolour = " + b"9" * 5000, "not valid TOML"),
    ],
)
def test_what_is_no_codebook_is_said_to_be_none(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=words):
        codebook_files.read_file(tmp_path / name)


@pytest.mark.parametrize(
    "entry",
    [
        "name = 3",
        'name = "A/B"',
        'name = "A"\naliases = "x"',
        'name = "A"\nkind = "ghost"',
        'name = "A"\nkind = "person"\nmetonyms = ["House"]',
        'name = "A"\nroles = [{ title = "x", since = "long ago" }]',
        'name = "A"\nroles = [3]',
    ],
)
def test_an_entry_that_is_not_right_is_left_out(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f'[[stakeholder]]\n{entry}\n[[stakeholder]]\nname = "Good"\n')
    file = codebook_files.read_file(path)
    assert [s.name for s in file.codebook.stakeholders] == ["Good"]
    assert file.refused[0][0].startswith("stakeholder 1")


def test_a_ring_of_parents_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,part of\nA,B\nB,A\nC,A\n", encoding="utf-8")
    codebook = codebook_files.read_file(path).codebook
    assert [s.parent_id for s in codebook.stakeholders] == [None, None, 1]


def test_a_thesaurus_of_ten_thousand_entries_is_put_together() -> None:
    """It took minutes when each entry was held against all others."""
    draft = CodebookDraft()
    for number in range(5_000):
        draft.add_topic(f"Root {number // 10}/Leaf {number}")
        draft.add_stakeholder(f"S {number}", parent=f"S {number - 1}")
    codebook = draft.codebook()
    assert [topic.name for topic in codebook.topics[:3]] == ["Root 0", "Leaf 0", "Leaf 1"]
    assert [entry.parent_id for entry in codebook.stakeholders[:3]] == [None, 1, 2]


def test_a_codebook_has_the_name_of_a_form_that_there_is(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.toml or \.csv"):
        codebook_files.export(ws, tmp_path / "talks.xlsx")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.toml", '[[topic]]\npath = "{deep}"\n', "40 levels"),
        ("a.csv", "path\n{deep}\n", "40 levels"),
        ("a.csv", "path,colour\nAir,{long}\n", "is no colour"),
    ],
)
def test_an_entry_out_of_all_bounds_is_left_out(
    empty: Workspace, tmp_path: Path, name: str, text: str, words: str
) -> None:
    path = tmp_path / name
    path.write_text(text.format(deep="/".join("a" * 5000), long="9" * 5000), encoding="utf-8")
    file = codebook_files.read_file(path)
    assert words in file.refused[0][1]
    codebook_files.add(empty, file)
    assert empty.codebook.load().topics == ()


def test_signs_that_no_text_can_hold_are_dropped(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[[topic]]\npath = "A\\u0000"\ndefinition = "b\\u0000c"\n'
        'keywords = { "e\\u0000n" = ["x\\u0000"] }\n'
    )
    codebook_files.add(empty, codebook_files.read_file(path))
    (topic,) = empty.codebook.load().topics
    assert (topic.name, topic.definition, topic.keywords) == ("A", "bc", (Keyword("x"),))


def test_a_parent_is_named_by_its_key_as_in_the_ready_made_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[[stakeholder]]\nkey = "min"\nname = "Ministry"\n'
        '[[stakeholder]]\nkey = "clerk"\nname = "Clerk"\nparent = "min"\n'
        '[[stakeholder]]\nname = "Guard"\nparent = "nobody"\n'
    )
    file = codebook_files.read_file(path)
    assert [s.parent_id for s in file.codebook.stakeholders] == [None, 1, None]
    assert [where for where, _ in file.refused] == ["“Guard”"]


def test_a_file_like_a_ready_made_one_holds_the_same_entries(
    empty: Workspace, tmp_path: Path
) -> None:
    shipped = paths.resources() / "codebooks" / "us-mexico-migration.toml"
    ws = briefings.create(tmp_path / "starter.briefing", who="Ana")
    file = codebook_files.read_file(shipped)
    assert file.refused == ()
    compared = codebook_files.compare(ws, file)
    assert (compared.stakeholders, compared.topics, compared.propositions) == ((), (), ())
    codebook_files.add(empty, file)
    assert without_positions(said(empty.codebook.load())) == without_positions(
        said(ws.codebook.load())
    )
    ws.close()


def test_an_entry_of_a_toml_file_that_is_left_out_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('title = "T"\n\n[[topic]]\npath = "A"\n\n[[topic]]\npath = "B"\ncolour = 9\n')
    assert [where for where, _ in codebook_files.read_file(path).refused] == [
        "topic 2, “B” (line 6)"
    ]


def test_the_first_proposition_is_the_default_where_a_table_names_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("path,proposition,label\nAir,More air,\nAir,Less air,\n", encoding="utf-8")
    (topic,) = codebook_files.read_file(path).codebook.topics
    assert [p.is_default for p in topic.propositions] == [True, False]


WORDS_OF_A_FILE = (
    '[[topic]] [[stakeholder]] path name parent colour = "A" "A/B" 3 [1] {} ["x"] proposition '
    'default guid , ; " =1+1 keywords=3 roles=[{since=1}] propositions=[{text=1}] key posts|'
)
PIECES = st.sampled_from([*WORDS_OF_A_FILE.split(), "\n", "\0", " "])


@given(data=st.one_of(st.binary(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("suffix", [".toml", ".csv"])
def test_no_file_does_worse_than_to_be_refused(
    tmp_path: Path, suffix: str, data: bytes | str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with suppress(InputError):
        file = codebook_files.read_file(path)
        assert len(file.codebook.topic_by_id) == len(file.codebook.topics)
        assert all(reason.endswith(".") for _, reason in file.refused)


def test_two_entries_of_a_file_that_are_one_here_stay_one(ws: Workspace, tmp_path: Path) -> None:
    aid = ws.codebook.load().find_topic("Aid")
    path = tmp_path / "a.toml"
    path.write_text(
        f'[[topic]]\npath = "Help"\nguid = "{aid.guid}"\n'
        '[[topic]]\npath = "Help/Food"\npropositions = [{ text = "More.", default = true }]\n'
        '[[topic]]\npath = "Aid"\n'
        '[[topic]]\npath = "Aid/food"\npropositions = [{ text = "More." }, { text = "Less." }]\n'
    )
    file = codebook_files.read_file(path)
    compared = codebook_files.compare(ws, file)
    copied = codebook_files.add(ws, file)
    assert (compared.topics, compared.propositions) == (("Help/Food",), ("More.", "Less."))
    assert (copied.topics, copied.propositions) == (1, 2)
    food = ws.codebook.load().find_topic("Aid/Food")
    assert [(p.text, p.is_default) for p in food.propositions] == [
        ("More.", True),
        ("Less.", False),
    ]
