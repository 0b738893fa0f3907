from __future__ import annotations

from briefer.memo.direction import is_rtl, parts, whole
from briefer.model.inline import Emph, InlineExtract, NoteRef, Text
from briefer.model.voice import Voice

HEBREW = "שר התחבורה אמר"


def words(text: str) -> InlineExtract:
    return InlineExtract("p", text, Voice.OWN)


def test_most_letters_decide_which_way_a_text_runs() -> None:
    assert is_rtl(HEBREW + " (NATO)")
    assert not is_rtl("He said שלום to all")
    assert not is_rtl("12 – “”")


def test_an_extract_in_one_direction_is_one_paragraph() -> None:
    inlines = (Text("He said: "), words("Enough."), NoteRef("p", 1))
    assert [part.inlines for part in parts(inlines)] == [inlines]


def test_right_to_left_words_leave_the_line_and_keep_stop_and_note() -> None:
    inlines = (Text("He said: "), words(HEBREW), Text("."), NoteRef("p", 1), Text(" (a clip)"))
    lead, quote, tail = parts(inlines)
    assert (lead.inlines, lead.rtl) == ((Text("He said:"),), False)
    assert (quote.inlines, quote.rtl) == ((words(HEBREW), Text("."), NoteRef("p", 1)), True)
    assert (tail.inlines, tail.rtl) == ((Text("(a clip)"),), False)


def test_a_name_in_the_lead_in_does_not_part_it() -> None:
    inlines = (Text("The paper "), Emph("הארץ"), Text(" reports "), words("a deal"))
    assert len(parts(inlines)) == 1


def test_an_extract_without_inlines_is_one_empty_paragraph() -> None:
    assert [part.inlines for part in parts(())] == [()]


def test_a_whole_paragraph_runs_as_most_of_its_letters_do() -> None:
    assert whole((Text("NATO "), Text(HEBREW))).rtl
