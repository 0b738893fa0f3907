"""The same edition written again is the same file, whichever process writes it, and where."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefer.services import sample

if TYPE_CHECKING:
    from pathlib import Path

# Runs in a process of its own, which has its own order of sets, time zone, language and folder.
DRIVER: Final = """
import json, sys
from hashlib import sha256
from pathlib import Path

from briefer.services import briefings, exporting, memos
from briefer.services.exporting import PdfWish

ws = briefings.open_briefing(Path(sys.argv[1]), who="tester")
folder, found = Path(sys.argv[2]), {}
folder.mkdir()
kept = {memo.template: memo.id for memo in ws.memos.all()}
for template in ("position", "submission"):
    fields = {"contents": "yes", "source-list": "yes", "banner": "TLP:RED"}
    memo_id = kept.get(template) or memos.add(ws, template, fields).id
    for suffix in exporting.FORMATS:
        out = folder / f"{template}{suffix}"
        made = exporting.preview(ws, memo_id, "2023-12-29")
        edition = exporting.write(ws, made, out).edition
        found[out.name] = [edition, sha256(out.read_bytes()).hexdigest()]
    made = exporting.preview(ws, memo_id, "2023-12-29")
    data = made.pdf(PdfWish(archive=True))
    found[template] = [0, sha256(data).hexdigest()]
ws.close()
print(json.dumps(found))
"""


def written(briefing: Path, folder: Path, **environment: str) -> Any:  # noqa: ANN401 - JSON
    """Export two templates in every format in a new process; return editions and hashes."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(briefing), str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    return json.loads(done.stdout)


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    path = tmp_path / "sample.briefing"
    sample.build(path, who="tester").close()
    return path


def test_two_processes_write_the_same_bytes_and_keep_one_edition(
    briefing: Path, tmp_path: Path
) -> None:
    first = written(briefing, tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    (tmp_path / "elsewhere").mkdir()
    moved = tmp_path / "elsewhere" / "other name.briefing"
    shutil.copy(briefing, moved)
    told = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANGUAGE": "es"}
    second = written(moved, tmp_path / "b", **told)
    assert second == first
    editions: dict[str, set[int]] = {}
    for name, (edition, _) in first.items():
        if "." in name:
            editions.setdefault(name.partition(".")[0], set()).add(edition)
    assert len(editions) == 2
    assert all(len(found) == 1 for found in editions.values())
    assert len(set.union(*editions.values())) == 2
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
