"""Memos for the writers: one like the page in mind, one with everything that is hard to print.

All words, people and places are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import style_sheet
from briefer.memo.document import (
    Block,
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    PageBreak,
    Para,
    ParaRole,
    Rule,
    Source,
    Table,
)
from briefer.model.inline import Emph, Inline, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from briefer.paths import templates

if TYPE_CHECKING:
    from briefer.memo.style import Style

META: Final = MemoMeta(
    title="Costa Alta offers help at the strait and asks for relief on ferry tolls",
    template="position",
    author="Northern desk",
    subject="Ferry talks, December 2023",
    stamp="2023-12-29T12:30:00Z",
    banner="TLP:GREEN",
)
WIRE: Final = "Harbour Wire"
MARKS: Final = "▲ for, ▼ against, ● mixed, ◊ conditional, ○ unclear"


@pytest.fixture(scope="session")
def sheet() -> Style:
    """The style sheet of the position memo."""
    return style_sheet.load(templates() / "position" / "style.toml")


@pytest.fixture(scope="session")
def base_docx() -> bytes:
    """The named Word styles of the position memo."""
    return (templates() / "position" / "base.docx").read_bytes()


class _Numbers:
    """Counts notes while a memo is written down, and keeps them."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def ref(self, *note: Inline) -> NoteRef:
        number = len(self.notes) + 1
        self.notes.append(Note(number, f"passage-{number}", note))
        return NoteRef(f"passage-{number}", number)

    def cite(self, title: str, outlet: str = WIRE, date: str = "21 December 2023") -> NoteRef:
        return self.ref(Text(f"{outlet}, “{title},” {date}."))


def words(text: str, voice: Voice = Voice.REPORT, passage: str = "p") -> InlineExtract:
    """Return a passage's words."""
    return InlineExtract(passage, text, voice)


def position(*pairs: str) -> Para:
    """Return a position: verbs in bold, turn by turn with plain words."""
    inlines = tuple(
        Text(text) if number % 2 else Emph(text, strong=True) for number, text in enumerate(pairs)
    )
    return Para(inlines, ParaRole.POSITION)


@pytest.fixture(scope="session")
def page_memo() -> Memo:
    """A position memo of three pages, with every kind of block that the template prints."""
    n = _Numbers()
    blocks: tuple[Block, ...] = (
        HeaderBlock(
            "MEMORANDUM",
            (
                HeaderField("MEMORANDUM FOR", "Deputy Director for the Straits"),
                HeaderField("FROM", "Northern desk"),
                HeaderField("DATE", "29 December 2023"),
                HeaderField("SUBJECT", META.title + " from January", strong=True),
                HeaderField("PERIOD", "1 to 28 December 2023; information as of 18:00"),
            ),
        ),
        Rule(),
        Heading(1, "Bottom line", "1", "bottom-line"),
        Para(
            (
                Text(
                    "Costa Alta is reported willing to help at the strait while seeking more aid "
                    "for its harbours and lower tolls on both ferry lines."
                ),
                n.cite("Ministers Meet over Crowded Ferries", date="about 27 December 2023"),
                Text(
                    " No source seen states that its help depends on either. Statements from "
                    "Northport stress order at the piers and the opening of two gates."
                ),
            ),
            ParaRole.BOTTOM_LINE,
        ),
        Heading(1, "Key points", "2", "key-points"),
        Bullets(
            (
                (
                    Text("On tolls, a Northport official ties changes to the outcome of talks;"),
                    n.cite("Background Call on the Southern Line", "Northport Press Office"),
                    Text(" asked about more, the office announces nothing."),
                    n.cite("Daily Briefing", "Northport Press Office"),
                    Text(" On the western line no statement was found."),
                ),
                (
                    Text("Both governments name storms and want as causes and meet in January."),
                    n.cite("Joint Note on Safe Crossings", "Northport Press Office"),
                ),
                (
                    Text("Members of the assembly are said to weigh limits on night crossings:"),
                    n.cite("Ministers Meet"),
                    Text(" a file of its own, not Costa Alta’s request."),
                ),
            )
        ),
        Heading(1, "Positions by stakeholder", "3", "positions"),
        Heading(2, "Inés Valdemar, Minister of Ports of Costa Alta", anchor="valdemar"),
        position(
            "Offers",
            " help at the strait; ",
            "asks for",
            " aid to the harbours; ",
            "supports easing",
            " tolls on the western and on the southern line; ",
            "supports",
            " work on the causes.",
        ),
        Extract(
            (
                Text(f"{WIRE} reports that she “"),
                words("seeks increased aid to the harbours and the easing of tolls on both lines"),
                Text("”."),
                n.cite("Ministers Meet"),
            ),
            Voice.REPORT,
            "p6",
        ),
        Extract(
            (
                words(
                    "siempre hemos dicho que hay que atender las causas, que lo mejor es que se "
                    "ayude a los puertos pequeños",
                    Voice.OWN,
                ),
                n.cite("Versión estenográfica", "Puertos de Costa Alta", "27 December 2023"),
            ),
            Voice.OWN,
            "p7",
            (
                Text(
                    "Our translation: we have always said that the causes must be addressed, that "
                    "it is best to help the small harbours."
                ),
            ),
        ),
        Heading(2, "Office of Crossings, Northport"),
        position(
            "Supports",
            " opening the piers; position on patrols ",
            "unclear",
            "; ",
            "says nothing on",
            " tolls.",
        ),
        Extract(
            (
                words("unprecedented irregular traffic in the northern strait", Voice.OWN),
                Text(f" (quoted by {WIRE})"),
                n.cite("Ministers Meet"),
            ),
            Voice.OWN,
            "p8",
        ),
        Heading(2, "Harbour Council spokesperson, not named, Northport"),
        position("Supports", " cooperation and work on causes; ", "mixed", " on patrols."),
        Extract(
            (
                Text(f"According to {WIRE}, “"),
                words("robust conversations were expected on finding fair ways to order the piers"),
                Text("”."),
                n.cite("Ministers Meet"),
            ),
            Voice.REPORT,
            "p9",
        ),
        Heading(2, "The Prime Minister’s office, Northport"),
        position(
            "Supports",
            " more patrols and opening the gates; ",
            "announces nothing",
            " on tolls on the southern line; ",
            "says nothing on",
            " the western line.",
        ),
        Extract(
            (
                Text("Official text, readout of 21 December: both leaders "),
                words(
                    "agreed that additional measures are urgently needed so that the two gates "
                    "can be opened across our shared strait",
                    Voice.OFFICIAL,
                ),
                n.cite("Readout of the Call", "Northport Press Office"),
            ),
            Voice.OFFICIAL,
            "p10",
        ),
        Extract(
            (
                Text("Jon Akers: "),
                words("I don’t have any announcements on tolls to make today.", Voice.OWN),
                n.cite("Daily Briefing", "Northport Press Office"),
            ),
            Voice.OWN,
            "p11",
        ),
        Heading(2, "Members of the assembly"),
        Extract(
            (
                Text(f"{WIRE} reports that they “"),
                words("are considering imposing limits on night crossings and raising fines"),
                Text("”."),
                n.cite("Ministers Meet"),
            ),
            Voice.REPORT,
            "p12",
        ),
        Heading(1, "Position matrix", "4", "matrix"),
        _matrix(),
        Heading(1, "Agreements, disagreements, contradictions", "5"),
        Para(
            (
                Emph("Agreement.", strong=True),
                Text(" Both governments undertake "),
                words("to address the causes of unsafe crossings, such as want", Voice.OFFICIAL),
                Text("."),
                n.cite("Joint Note", "Northport Press Office", "28 December 2023"),
            )
        ),
        Para(
            (
                Emph("Open.", strong=True),
                Text(" The minister is reported to seek eased tolls on the western line;"),
                n.cite("Ministers Meet"),
                Text(" no Northport statement seen answers it."),
            )
        ),
        Heading(1, "Gaps and single-source items", "6"),
        Bullets(
            (
                (Text("Not heard: the ferry companies, crews, passengers’ groups."),),
                (
                    Text(f"{WIRE} alone reports “"),
                    words("up to 10,000 passengers daily"),
                    Text("”."),
                    n.cite("Ministers Meet"),
                    Text(" Its article is unsigned and undated; its origin is not established."),
                ),
            )
        ),
        Heading(1, "Sources", "7"),
        Para((Text("This memo rests on seven articles from three outlets. " * 3),)),
        Para((Text("Reliability of outlets: not judged."),), ParaRole.SMALL),
    )
    source = Source("a", "Ministers Meet over Crowded Ferries", WIRE, "2023-12-27", "0" * 64)
    return Memo(META, blocks, tuple(n.notes), (source,))


def _matrix() -> Table:
    return Table(
        (
            Text(
                "Table 1. Statements by speaker and proposition, 1 to 28 December 2023. "
                f"{MARKS}; a dash: says nothing on it in the sources seen."
            ),
        ),
        (
            "Speaker",
            "Address root causes",
            "Ease western tolls",
            "Ease southern tolls",
            "Increase aid to harbours",
            "Step up patrols",
            "Open the two gates",
            "Cooperate on crossings",
        ),
        (
            ("Inés Valdemar", "▲ 3", "▲ 1", "▲ 2", "▲ 4", "–", "–", "▲ 1 ◊ 1"),
            ("Prime Minister", "–", "–", "–", "–", "▲ 2", "▲ 1", "–"),
            ("Office of Crossings", "–", "–", "–", "–", "○ 1", "▲ 1", "–"),
            ("Council spokesperson", "▲ 1", "–", "–", "–", "● 1", "–", "▲ 1"),
            ("Jon Akers", "▲ 2", "–", "no comment", "–", "–", "–", "▲ 1"),
            ("Both governments, jointly", "▲ 1", "–", "–", "–", "–", "–", "▲ 1"),
        ),
        summary="For each speaker, how many statements are for or against each proposition.",
    )


@pytest.fixture(scope="session")
def hard_memo() -> Memo:
    """A memo of all that is hard: other scripts, markup, control marks, long words, line feeds."""
    n = _Numbers()
    quotes = (
        "He said <b>no</b> & “maybe” – x<y, &amp; &#65; ]]>",
        "First line\nsecond line\n\nfourth line",
        "e\u0301te\u0301 nin\u0303o; a\u0300 o\u0308",
        "so glad 😀 today, and 🇲🇽 too 中",
        "no\u00a0break, soft\u00adhyphen, zero\u200bwidth, tab\there",
        "a_very_long_address_" + "0123456789" * 18,
        "words-with-hyphens-at-every-place " * 12 + "end",
    )
    rtl = (
        "وقال الوزير إن المحادثات كانت مفيدة للجميع، وإن الموانئ ستفتح في شهر يناير المقبل (2024)",
        "שר התחבורה אמר כי השיחות היו מועילות לכולם וכי הנמלים ייפתחו בחודש ינואר 2024",
    )
    blocks: list[Block] = [
        HeaderBlock("NOTE & <MEMO>", (HeaderField("A & B", "x < y\nsecond"),)),
        Heading(2, "A second level first"),
        Heading(1, "Odd & <ends>", "1"),
        PageBreak(),
        Para(
            (
                Text("See "),
                Link("the page <1>", "https://example.org/?a=1&b=%20<2>"),
                Text(", "),
                Link("a letter", "mailto:desk@example.org"),
                Text(" and "),
                Link("a script", "javascript:alert(1)"),
                Text(". "),
                Emph("Stress", strong=False),
                Text(" and a name, שלום, in a line."),
            ),
            ParaRole.TRANSLATION,
        ),
    ]
    blocks += [
        Extract((words(quote, Voice.OWN), n.cite("T & <t>")), Voice.OWN, "p") for quote in quotes
    ]
    blocks += [
        Extract(
            (Text("Lead-in: "), words(quote, Voice.OWN), Text("."), n.cite("Title")),
            Voice.OWN,
            "p",
            (Text("Our translation: the talks were useful."),),
        )
        for quote in rtl
    ]
    blocks += [
        Extract((Text(f"{WIRE}: "), words(rtl[0]), n.cite(rtl[1])), Voice.REPORT, "p"),
        Bullets(((Text(rtl[1]),), ())),
        Table((), ("One", "Two"), (("only one",), ("a & b", "c\nd"), ("שלום", "x"))),
        Table((Text("Next"),), ("Alone",), ()),
        PageBreak(),
    ]
    link = n.ref(Text("See "), Link("the site", "https://example.org/a?b=1&c=2"), Text("."))
    blocks.append(Para((Text("The end."), link), ParaRole.CAPTION))
    meta = MemoMeta("T & <t> “t”", "position", "A & B", "S <s>", "2024-01-02T03:04:05Z", "es")
    return Memo(meta, tuple(blocks), tuple(n.notes))
