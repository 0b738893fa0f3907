from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from lxml import etree

from briefer.memo.document import Extract, Memo, MemoMeta
from briefer.memo.word.markup import W, element, text_run, tree, whole_part
from briefer.memo.word.writer import write
from briefer.model.inline import InlineExtract
from briefer.model.text import canonical_text
from briefer.model.voice import Voice
from tests.model.texts import raw_texts

if TYPE_CHECKING:
    from briefer.memo.style import Style

META: Final = MemoMeta("A title", "position", "Desk", "Subject", "2023-12-29T00:00:00Z")
HARD: Final = "<w:t>\"a\" & 'b' ]]> &amp; </w:p> \U0001f6a2"


def printed(run: etree._Element) -> str:
    """Return what a run prints."""
    signs = {f"{{{W}}}t": None, f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(signs[str(each.tag)] or each.text or "" for each in run.iter(*signs))


@given(raw_texts)
def test_any_text_comes_back_from_a_run_and_from_an_attribute(raw: str) -> None:
    assert printed(tree(text_run(raw))) == canonical_text(raw)
    assert tree(element("tag", val=raw)).get(f"{{{W}}}val") == canonical_text(raw)


def test_a_part_is_whole_and_its_words_stand_as_they_are() -> None:
    root = etree.fromstring(whole_part("footnotes", [text_run(HARD), text_run("é")]))
    assert root.tag == f"{{{W}}}footnotes"
    assert [printed(run) for run in root] == [HARD, "é"]


def _under(base_docx: bytes, *changes: tuple[str, str]) -> bytes:
    """Return a base document whose own part has other names for its namespaces."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(base_docx)) as source,
        zipfile.ZipFile(file, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for old, new in changes:
                    text = text.replace(old, new)
                data = text.encode()
            target.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        (("w:", "z:"), ("xmlns:w=", "xmlns:z=")),
        (("<w:document ", '<w:document xmlns:old="urn:old" old:kept="1" '),),
        (
            ("w:", "z:"),
            ("xmlns:w=", "xmlns:z="),
            ("<z:document ", '<z:document xmlns:w="urn:other" '),
        ),
    ],
)
def test_words_are_of_word_whatever_a_base_document_calls_its_namespaces(
    changes: tuple[tuple[str, str], ...], sheet: Style, base_docx: bytes
) -> None:
    quote = InlineExtract("p", HARD, Voice.REPORT)
    memo = Memo(META, (Extract((quote,), Voice.REPORT, "p"),))
    docx = write(memo, sheet, _under(base_docx, *changes))
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert [printed(run) for run in root.iter(f"{{{W}}}r")] == [HARD]
    assert root.get("{urn:old}kept") is None
