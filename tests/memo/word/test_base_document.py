from __future__ import annotations

import importlib.util
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from openxml_audit import OpenXmlValidator

from briefer.paths import templates

if TYPE_CHECKING:
    from briefer.memo.style import Style


def test_the_shipped_base_document_is_what_the_script_makes(sheet: Style, base_docx: bytes) -> None:
    script = Path(__file__).parents[3] / "scripts" / "make_base_docx.py"
    spec = importlib.util.spec_from_file_location("make_base_docx", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert contents(module.made(sheet)) == contents(base_docx)


def contents(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_base_document_carries_nothing_that_a_memo_does_not_need(base_docx: bytes) -> None:
    names = set(contents(base_docx))
    assert not any("stylesWithEffects" in name or "thumbnail" in name for name in names)
    path = templates() / "position" / "base.docx"
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
