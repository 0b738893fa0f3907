"""One of the user's templates is changed part by part; every change is checked and taken back."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import paths
from briefer.errors import InputError, StorageError
from briefer.memo.document import NotesAt
from briefer.memo.style import RoleName
from briefer.memo.template import SectionKind
from briefer.services import templates
from briefer.services.template_editing import TemplateEditing, addable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user's folder with nothing in it."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "user_data", lambda: folder)
        templates.refresh()
        yield folder / "templates"
    templates.refresh()


def editing(of: str = "position") -> TemplateEditing:
    return TemplateEditing(templates.duplicate(of, "Ours").name)


def files(made: TemplateEditing) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in templates.own_folder(made.name).iterdir()}


def keys(made: TemplateEditing) -> list[str]:
    return [section.key for section in made.template.sections]


def test_a_shipped_template_is_not_changed() -> None:
    with pytest.raises(InputError, match="comes with Briefer"):
        TemplateEditing("position")


def test_sections_are_added_moved_renamed_and_removed_in_both_languages() -> None:
    made = editing()
    before = keys(made)
    key = made.add_section(SectionKind.WRITTEN, "What to watch", 1)
    assert keys(made) == [before[0], key, *before[1:]]
    made.move_section(key, 3)
    assert keys(made) == [*before[:3], key, *before[3:]]
    made.retitle_section(key, "es", "Qué vigilar")
    assert made.template.wording("en").say(f"sections.{key}") == "What to watch"
    assert made.template.wording("es").say(f"sections.{key}") == "Qué vigilar"
    made.remove_section(key)
    assert keys(made) == before
    assert keys(TemplateEditing(made.name)) == before


def test_what_gathers_the_same_everywhere_is_there_once() -> None:
    made = editing()
    assert SectionKind.MATRIX not in addable(made.template)
    assert SectionKind.WRITTEN in addable(made.template)
    with pytest.raises(InputError, match="already"):
        made.add_section(SectionKind.MATRIX, "Again", 0)
    made.remove_section("matrix")
    assert made.add_section(SectionKind.MATRIX, "Again", 0) == keys(made)[0]


def test_two_sections_of_one_title_have_keys_of_their_own() -> None:
    made = editing()
    first, second = (made.add_section(SectionKind.WRITTEN, "Más", 0) for _ in range(2))
    assert first != second


def test_words_that_are_always_the_same_are_set_for_each_language() -> None:
    made = editing("action")
    made.set_fixed_words("decision", "es", "  Sí ____ No ____ ")
    assert made.template.wording("es").say("fixed.decision") == "Sí ____ No ____"
    assert made.template.wording("en").say("fixed.decision").startswith("Approve")


def test_a_section_is_limited_in_lines_in_points_or_not_at_all() -> None:
    made = editing()
    made.limit_section("bottom-line", items=2)
    spec = made.template.section("bottom-line")
    assert spec is not None
    assert (spec.lines, spec.items) == (0, 2)
    made.limit_section("bottom-line")
    text = files(made)["memo.toml"].decode()
    (entry,) = (e for e in tomllib.loads(text)["section"] if e["key"] == "bottom-line")
    assert not {"lines", "items"} & set(entry)
    with pytest.raises(InputError, match="not in both"):
        made.limit_section("bottom-line", lines=1, items=1)


def test_a_section_becomes_an_annex_and_goes_back() -> None:
    made = editing()
    made.annex_section("outlook", annex=True)
    spec = made.template.section("outlook")
    assert spec is not None
    assert spec.annex
    made.annex_section("outlook", annex=False)
    text = files(made)["memo.toml"].decode()
    (entry,) = (e for e in tomllib.loads(text)["section"] if e["key"] == "outlook")
    assert set(entry) == {"key", "kind"}


def test_lines_of_the_head_are_added_moved_renamed_required_and_removed() -> None:
    made = editing()
    key = made.add_field("Case {no.}", 0)
    assert made.template.fields[0].key == key
    assert made.template.wording("en").say(f"fields.{key}") == "Case (no.)"
    made.move_field(key, 2)
    assert made.template.fields[2].key == key
    made.relabel_field(key, "es", "Expediente")
    assert made.template.wording("es").say(f"fields.{key}") == "Expediente"
    made.require_field(key, required=True)
    assert made.template.fields[2].required
    made.remove_field(key)
    assert made.template.field(key) is None


def test_a_setting_of_every_memo_is_no_line_to_remove() -> None:
    made = editing()
    for key in ("banner", "language", "nothing"):
        with pytest.raises(InputError, match="no such line"):
            made.remove_field(key)


def test_the_look_is_changed_and_all_text_grows_together() -> None:
    made = editing()
    body, small = (made.template.style[role] for role in (RoleName.BODY, RoleName.SMALL))
    made.set_paper("A4")
    made.set_margins(top=60, right=70.04, bottom=80, left=90)
    made.set_font("serif", "Noto Serif")
    made.set_size(body.size * 1.5)
    style = made.template.style
    assert (style.page.size, style.page.right, style.page.left) == ("A4", 70, 90)
    assert style.fonts["serif"].embedded == "NotoSerif"
    assert style[RoleName.BODY].size == body.size * 1.5
    assert style[RoleName.BODY].leading == pytest.approx(body.leading * 1.5)
    assert style[RoleName.SMALL].size == pytest.approx(small.size * 1.5)


def test_notes_numbers_length_and_summary() -> None:
    made = editing()
    made.set_citations("chicago")
    made.set_notes(NotesAt.FOOT)
    made.set_numbered(numbered=False)
    made.set_length(2)
    made.set_summary("For the board.")
    template = made.template
    assert (template.citations, template.numbered) == ("chicago", False)
    assert (template.length.pages, template.length.warn) == (2, 1.8)
    assert template.notes_at is NotesAt.FOOT
    assert template.summary == "For the board."


@pytest.mark.parametrize(
    "wrong",
    [
        lambda made: made.set_paper("A3"),
        lambda made: made.set_margins(top=0, right=70, bottom=70, left=70),
        lambda made: made.set_margins(top=float("nan"), right=70, bottom=70, left=70),
        lambda made: made.set_font("serif", "Comic Sans"),
        lambda made: made.set_font("mono", "Arial"),
        lambda made: made.set_size(40),
        lambda made: made.set_citations("footnote"),
        lambda made: made.set_length(0),
        lambda made: made.add_section(SectionKind.WRITTEN, " \n", 0),
        lambda made: made.retitle_section("outlook", "en", ""),
        lambda made: made.remove_section("nothing"),
    ],
)
def test_what_does_not_fit_changes_nothing(wrong: Callable[[TemplateEditing], None]) -> None:
    made = editing()
    before = files(made)
    with pytest.raises(InputError):
        wrong(made)
    assert files(made) == before
    assert made.history.undo_words == ""


def test_another_title_changes_one_line_alone_and_is_taken_back() -> None:
    made = editing("digest")
    before = files(made)["memo.toml"].decode().splitlines()
    made.set_title("  Morning\n {digest} ")
    after = files(made)["memo.toml"].decode().splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        'title = "Morning {digest}"'
    ]
    with pytest.raises(InputError, match="Give the template a title"):
        made.set_title(" \n")
    made.history.undo()
    assert files(made)["memo.toml"].decode().splitlines() == before


def test_comments_of_the_files_stay() -> None:
    made = editing()
    before = files(made)["memo.toml"].decode()
    made.set_numbered(numbered=False)
    made.set_length(3)
    after = files(made)["memo.toml"].decode()
    comments = [line for line in before.splitlines() if line.startswith("#")]
    assert comments
    assert [line for line in after.splitlines() if line.startswith("#")] == comments


def test_a_change_that_changes_nothing_is_no_step() -> None:
    made = editing()
    made.set_paper("A4")
    made.set_paper("A4")
    made.history.undo()
    assert made.history.undo_words == ""
    assert made.template.style.page.size == "Letter"


CHANGES: list[Callable[[TemplateEditing], object]] = [
    lambda made: made.add_section(SectionKind.WRITTEN, "More", 1),
    lambda made: made.remove_section(keys(made)[-1]),
    lambda made: made.move_section(keys(made)[0], 4),
    lambda made: made.retitle_section(keys(made)[0], "es", "Otro"),
    lambda made: made.annex_section(keys(made)[1], annex=True),
    lambda made: made.limit_section(keys(made)[0], lines=7),
    lambda made: made.add_field("Case", 1),
    lambda made: made.remove_field(made.template.fields[0].key),
    lambda made: made.set_size(made.template.style[RoleName.BODY].size % 10 + 8),
    lambda made: made.set_paper("A4"),
    lambda made: made.set_length(made.template.length.pages + 1),
    lambda made: made.set_numbered(numbered=not made.template.numbered),
]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
def test_any_changes_are_taken_back_and_made_again_to_the_byte(
    changes: list[Callable[[TemplateEditing], object]],
) -> None:
    made = editing()
    states = [files(made)]
    for change in changes:
        change(made)
        if files(made) != states[-1]:
            states.append(files(made))
    for state in reversed(states[:-1]):
        assert made.history.undo_words
        made.history.undo()
        assert files(made) == state
    assert made.history.undo_words == ""
    for state in states[1:]:
        made.history.redo()
        assert files(made) == state
    made.history.redo()
    assert files(made) == states[-1]


def test_a_deleted_template_is_put_back_as_it_was() -> None:
    made = editing()
    made.set_length(2)
    before = files(made)
    templates.delete(made.name)
    assert made.history.restore().length.pages == 2
    assert files(made) == before
    with pytest.raises(InputError, match="again"):
        made.history.restore()
    assert files(made) == before


def test_where_one_file_is_refused_no_other_is_changed() -> None:
    made = editing()
    before = files(made)
    path = templates.own_folder(made.name) / "memo.toml"
    path.chmod(0o444)
    with pytest.raises(StorageError, match="marked as read-only"):
        made.add_section(SectionKind.WRITTEN, "What to watch", 1)
    path.chmod(0o644)
    assert files(made) == before
    assert not made.history.undo_words
    made.add_section(SectionKind.WRITTEN, "What to watch", 1)
    assert files(made) != before
