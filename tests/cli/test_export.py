"""Exporting and checking by the command line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from pikepdf import PasswordError, Pdf

from tests.cli.test_errors import HOLD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Briefer

DATE = ("--date", "2023-12-29")


def alter(briefing: Path, *statements: str) -> None:
    """Change a briefing behind Briefer's back."""
    connection = sqlite3.connect(briefing)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_latest_changed_memo_is_written_or_else_a_draft(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "memo.docx"
    answer = briefer.ok("export", tagged, "-o", out, *DATE)
    assert (answer["memo"], answer["edition"]) == (None, None)
    first = briefer.ok("memos", "add", tagged, "--template", "position")["memos"][0]["id"]
    second = briefer.ok("memos", "add", tagged, "--template", "position")["memos"][0]["id"]
    assert briefer.ok("export", tagged, "-o", out, *DATE)["memo"] == second
    chosen = briefer.ok("export", tagged, "-o", out, "--memo", first, *DATE)
    assert chosen["memo"] == first
    drafted = briefer.ok("export", tagged, "-o", out, "--template", "position", *DATE)
    assert (drafted["memo"], drafted["edition"]) == (None, None)
    for number in (0, -1, 99, 10**25):
        answer = briefer("export", tagged, "-o", out, "--memo", number)
        assert answer.code == 3
        assert f"no memo {number} " in answer.err
    with pytest.raises(SystemExit) as stopped:
        briefer("export", tagged, "-o", out, "--memo", first, "--template", "position")
    assert stopped.value.code == 2


def test_a_pdf_is_written_for_an_archive_or_with_a_password(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out, secret = tmp_path / "memo.pdf", tmp_path / "secret.txt"
    briefer.ok("export", tagged, "-o", out, "--archive", *DATE)
    assert b"<pdfaid:part>2</pdfaid:part>" in out.read_bytes()
    briefer.ok("export", tagged, "-o", out, *DATE)
    assert b"pdfaid" not in out.read_bytes()
    secret.write_text("sésame\nand more\n", encoding="utf-8")
    briefer.ok("export", tagged, "-o", out, "--password-file", secret, *DATE)
    with pytest.raises(PasswordError):
        Pdf.open(out)
    with Pdf.open(out, password="sésame") as opened:
        assert len(opened.pages) > 0


def test_what_no_file_can_be_is_refused_and_nothing_is_written(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out, word, secret = (tmp_path / name for name in ("memo.pdf", "memo.docx", "secret.txt"))
    secret.write_text("\n", encoding="utf-8")
    for target, wishes, sentence in (
        (word, ("--archive",), "Only a PDF"),
        (out, ("--password-file", tmp_path / "none"), "cannot be read"),
        (out, ("--password-file", secret), "has no password"),
    ):
        answer = briefer("export", tagged, "-o", target, *wishes, *DATE)
        assert answer.code == 3
        assert sentence in answer.err
    secret.write_text("sesame", encoding="utf-8")
    answer = briefer("export", tagged, "-o", out, "--archive", "--password-file", secret, *DATE)
    assert (answer.code, "archive" in answer.err) == (3, True)
    assert not out.exists()
    assert not word.exists()


def test_a_memo_is_written_for_mail_and_wikis(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    memo = briefer.ok("memos", "add", tagged, "--template", "position")["memos"][0]["id"]
    answers = {
        kind: briefer.ok("export", tagged, "-o", tmp_path / f"memo{kind}", *DATE)
        for kind in (".docx", ".md", ".html")
    }
    assert {answer["memo"] for answer in answers.values()} == {memo}
    assert len({answer["edition"] for answer in answers.values()}) == 1
    assert "[^1]" in (tmp_path / "memo.md").read_text("utf-8")
    page = (tmp_path / "memo.html").read_bytes()
    assert page.startswith(b"<!DOCTYPE html>")
    briefer.ok("export", tagged, "-o", tmp_path / "again.html", *DATE)
    assert (tmp_path / "again.html").read_bytes() == page
    refused = briefer("export", tagged, "-o", tmp_path / "memo.odt")
    assert refused.code != 0
    assert "Briefer writes .docx, .pdf, .md and .html files" in refused.err


def test_a_memo_is_sourced_or_clean_and_not_both(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "memo.pdf"
    sourced = briefer.ok("export", tagged, "-o", out, *DATE)
    clean = briefer.ok("export", tagged, "-o", out, "--clean", *DATE)
    assert sourced["extracts"] >= clean["extracts"] > 0
    for answer in (sourced, clean):
        assert answer["extracts"] == sum(answer["words"].values())
    assert clean["pages"] < sourced["pages"]
    with pytest.raises(SystemExit) as stopped:
        briefer("export", tagged, "-o", out, "--clean", "--sourced")
    assert stopped.value.code == 2


def test_what_has_nothing_to_say_is_listed_beside_the_answer(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    answer = briefer("export", tagged, "-o", tmp_path / "memo.pdf", "--json", *DATE)
    assert answer.code == 0
    titles = [line.removeprefix("Left out, nothing to say: ") for line in answer.err.splitlines()]
    assert titles == answer.json["left_out"]
    assert "Bottom line" in titles
    assert answer.json["path"] == str(tmp_path / "memo.pdf")


def test_fields_are_set_and_clean(briefer: Briefer, tagged: Path) -> None:
    args = ("memos", "add", tagged, "--template", "position", "--field")
    (memo,) = briefer.ok(*args, "subject= What\r\nthey\u2028ask ", "--field", "language=")["memos"]
    assert memo["title"] == "What they ask"
    assert memo["sections"][0]["title"] == "Bottom line"
    (memo,) = briefer.ok(*args, "language=es")["memos"]
    assert memo["sections"][0]["title"] == "Conclusión principal"
    assert briefer(*args, "language=xx").code == 3


def test_a_blocked_export_answers_with_its_findings_and_writes_nothing(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    briefer.ok("memos", "add", tagged, "--template", "position")
    alter(
        tagged,
        "UPDATE memo_block SET words = 'made up' WHERE id = "
        "(SELECT min(id) FROM memo_block WHERE words <> '')",
    )
    before = tagged.read_bytes()
    out = tmp_path / "memo.docx"
    answer = briefer("export", tagged, "-o", out, "--json", *DATE)
    assert answer.code == 1
    assert not out.exists()
    assert answer.err.count("\n") == 1
    first = answer.json["findings"][0]
    assert (first["kind"], first["blocks"]) == ("quotation", True)
    assert first["fixes"] == ["restore", "paraphrase"]
    assert ["removed", "made up"] in first["difference"]
    assert answer.json["words"]["differing"] == 1
    assert first["where"] in answer.err
    assert (answer.json["path"], answer.json["memo"], answer.json["edition"]) == (None, 1, None)
    assert tagged.read_bytes() == before
    report = briefer("check", tagged, "--json")
    assert report.code == 1
    assert report.json["quotations"]["changed"] == 1
    assert report.json["problems"][0]["kind"] == "quotation"


def test_a_memo_that_came_back_from_word_is_held_against_its_edition(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "memo.docx"
    briefer.ok("memos", "add", tagged, "--template", "position")
    edition = briefer.ok("export", tagged, "-o", out, *DATE)["edition"]
    answer = briefer.ok("check", tagged, out)
    assert (answer["ok"], answer["edition"]) == (True, edition)
    assert answer["quotations"]["exact"] > 0
    assert answer["problems"] == answer["findings"] == []
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    assert body.count("“".encode()) > 0
    parts["word/document.xml"] = body.replace("“".encode(), "“not ".encode(), 1)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    changed = briefer("check", tagged, out, "--json")
    assert changed.code == 1
    assert [entry["kind"] for entry in changed.json["problems"]] == ["changed"]
    said = briefer("check", tagged, out)
    assert "Problem: " in said.out
    assert "The quotation was changed" in said.out
    assert briefer("check", tagged, tmp_path / "missing.docx").code == 3


def test_a_check_lists_what_pre_flight_finds_and_what_the_extracts_come_to(
    briefer: Briefer, tagged: Path
) -> None:
    fields = ("banner=TLP:GREEN", "subject=(CUI) What they ask", "old-days=1", "date=2024-02-01")
    options = [word for field in fields for word in ("--field", field)]
    briefer.ok("memos", "add", tagged, "--template", "position", *options)
    briefer.ok("articles", "set", tagged, 1, "--published", "2023-12-29")
    answer = briefer("check", tagged, "--json")
    assert answer.code == 1
    assert [(p["kind"], p["fixes"]) for p in answer.json["problems"]] == [
        ("portion-mark", ["banner:CUI"])
    ]
    kinds = {finding["kind"] for finding in answer.json["findings"]}
    assert {"old", "endnotes"} <= kinds
    (counted,) = answer.json["memos"]
    lines = briefer("check", tagged).out.splitlines()
    own, reported = counted["own"], counted["reported"]
    assert lines[-2] == (
        f"(CUI) What they ask: {own + reported} extracts match their sources: "
        f"{own} is speakers’ own words, {reported} are reporters’."
    )
    bad = briefer("memos", "add", tagged, "--template", "position", "--field", "old-days=soon")
    assert bad.code == 3


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE article_text SET text = text || '.'", "hash"),
        ("UPDATE passage SET start_at = start_at + 1, end_at = end_at + 1 WHERE id = 5", "anchor"),
        ("DELETE FROM topic WHERE name = 'Aid'", "file"),
    ],
)
def test_a_check_finds_what_was_altered_behind_its_back(
    briefer: Briefer, tagged: Path, statement: str, kind: str
) -> None:
    assert briefer("check", tagged).code == 0
    alter(tagged, statement)
    answer = briefer("check", tagged, "--json")
    assert answer.code == 1
    assert answer.json["ok"] is False
    assert kind in {problem["kind"] for problem in answer.json["problems"]}


def test_a_passage_that_does_not_stand_where_it_was_tagged_can_still_be_listed(
    briefer: Briefer, tagged: Path
) -> None:
    alter(tagged, "UPDATE passage SET start_at = start_at + 1, end_at = end_at + 1 WHERE id = 5")
    passages = {p["id"]: p for p in briefer.ok("passages", tagged)["passages"]}
    assert passages[5]["occurrence"] is None
    assert passages[4]["occurrence"] == 1


def test_a_memo_whose_template_is_not_here_is_a_finding(briefer: Briefer, tagged: Path) -> None:
    briefer.ok("memos", "add", tagged, "--template", "position")
    alter(tagged, "UPDATE memo SET template = 'mine'")
    report = briefer.ok("check", tagged)
    assert [finding["kind"] for finding in report["findings"]] == ["template"]


def test_a_schema_that_is_garbage_is_one_sentence(briefer: Briefer, tagged: Path) -> None:
    data = bytearray(tagged.read_bytes())
    data[120:4000] = os.urandom(3880)
    tagged.write_bytes(data)
    for args in (("articles",), ("check",), ("undo",)):
        answer = briefer(*args, tagged)
        assert answer.code == 3
        assert answer.err.count("\n") == 1
        assert "damaged" in answer.err or "not a briefing" in answer.err
    assert tagged.read_bytes() == data


def test_beside_an_owner_a_memo_is_written_and_the_owner_named(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    briefer.ok("memos", "add", tagged, "--template", "position")
    before = tagged.read_bytes()
    owner = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tagged)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == "open\n"
    try:
        answer = briefer("export", tagged, "-o", tmp_path / "memo.pdf", "--json", *DATE)
    finally:
        owner.communicate("")
    assert answer.code == 0
    assert (answer.json["memo"], answer.json["edition"]) == (1, None)
    assert "No edition was kept" in answer.err
    assert "M. Ortega holds it" in answer.err
    assert tagged.read_bytes() == before


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_demo_that_has_no_place_is_one_sentence(
    briefer: Briefer, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    answer = briefer("demo", tmp_path / place)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "a file"
