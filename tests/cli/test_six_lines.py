"""The six lines with which the page of the command line begins."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.paths import resources

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Briefer

PAGE = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"


def test_they_work_as_they_stand(
    briefer: Briefer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = Path("resources", "sample", "articles")
    shutil.copytree(resources() / "sample" / "articles", tmp_path / articles)
    monkeypatch.chdir(tmp_path)
    block = re.search(r"```sh\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    lines = block[1].replace("\\\n", "").splitlines()
    assert len(lines) == 6
    for line in lines:
        program, *args = shlex.split(line)
        assert program == "briefer"
        answer = briefer(*args)
        assert answer.code == 0, answer.err
    assert "Wrote memo.docx. 1 extract matches its source" in answer.out
    assert Path("memo.docx").stat().st_size
