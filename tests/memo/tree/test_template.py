"""Templates are read from folders of data."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.memo.template import SectionKind
from briefer.paths import templates

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.template import Template


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A user's own copy of the position memo."""
    folder = tmp_path / "templates" / "position"
    shutil.copytree(templates() / "position", folder)
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_position_memo_is_what_the_trade_expects(template: Template) -> None:
    assert (template.name, template.title) == ("position", "Stakeholder position memo")
    printed = [spec.key for spec in template.fields if spec.printed]
    assert printed == ["to", "from", "through", "date", "subject", "period"]
    assert [section.kind for section in template.sections] == [
        SectionKind.WRITTEN,
        SectionKind.WRITTEN,
        SectionKind.POSITIONS,
        SectionKind.MATRIX,
        SectionKind.AGREEMENTS,
        SectionKind.GAPS,
        SectionKind.WRITTEN,
        SectionKind.SOURCES,
        SectionKind.FURTHER,
        SectionKind.NOTES,
    ]
    assert template.length.pages == 4
    assert template.per_topic == 3


def test_sections_and_fields_are_found_by_key(template: Template) -> None:
    matrix, subject = template.section("matrix"), template.field("subject")
    assert matrix is not None
    assert matrix.kind is SectionKind.MATRIX
    assert subject is not None
    assert subject.required
    assert template.section("nothing") is None
    assert template.field("nothing") is None


def test_a_language_without_wording_is_refused_with_those_there_are(template: Template) -> None:
    assert template.wording().language == "en"
    assert template.wording("es").language == "es"
    with pytest.raises(InputError, match="“fr”; it has: en, es"):
        template.wording("fr")


def test_a_users_own_copy_wins_by_name(copy: Path) -> None:
    _replace(copy / "memo.toml", "Stakeholder position memo", "Our own memo")
    own, missing = copy.parent, copy.parent / "missing"
    found = memo_template.available([missing, own, templates()])
    assert {t.name: t.title for t in found}["position"] == "Our own memo"
    assert [t.name for t in found] == sorted(p.parent.name for p in templates().glob("*/memo.toml"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("memo.toml", "[length]", "[length", "memo.toml is not valid TOML"),
        ("memo.toml", "title =", "titles =", "memo.toml lacks 'title'"),
        ("memo.toml", "pages = 4", "sheets = 4", "memo.toml has an entry that does not fit"),
        ("memo.toml", 'kind = "matrix"', 'kind = "poem"', "does not fit: 'poem'"),
        ("memo.toml", "[checks]", "[[checks]]", "memo.toml has an entry that does not fit"),
        ("memo.toml", "pages = 4", 'pages = "four"', "does not fit: “pages” cannot be “four”"),
        ("memo.toml", "title = ", "title = 3 #", "does not fit: “title” cannot be “3”"),
        ("memo.toml", 'language = "en"', 'language = "fr"', "lacks wording.fr.toml"),
        ("wording.en.toml", "[lead]", "[lead", "wording in “en” is not valid TOML"),
        ("style.toml", "[page]", "[page", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(
    copy: Path, file: str, old: str, new: str, said: str
) -> None:
    _replace(copy / file, old, new)
    with pytest.raises(InputError, match=said):
        memo_template.load(copy)


def test_a_file_that_is_not_text_is_refused(copy: Path) -> None:
    (copy / "memo.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        memo_template.load(copy)


def test_a_template_without_a_base_document_has_none(copy: Path) -> None:
    assert memo_template.load(copy).base_docx
    (copy / "base.docx").unlink()
    assert memo_template.load(copy).base_docx is None


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("position", "notes", "end"),
        ("submission", "notes", "foot"),
        ("digest", "notes", "none"),
        ("action", "source-list", "yes"),
        ("position", "source-list", "no"),
        ("assessment", "portions", "yes"),
        ("position", "portions", "no"),
        ("position", "translations", "both"),
    ],
)
def test_a_template_says_what_each_setting_is(name: str, key: str, value: str) -> None:
    assert memo_template.load(templates() / name).default(key) == value
