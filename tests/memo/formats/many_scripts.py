"""An English memo that quotes in six scripts and in signs; all sentences are our own."""

from __future__ import annotations

from typing import Final

from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    Para,
    Table,
)
from briefer.memo.straight import straight
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.voice import Voice

QUOTATIONS: Final = {
    "es": "Pediremos que la señora ministra abra el muelle nº 3 «cuanto antes»; ¿por qué no?",
    "ar": "سنفتح الميناء رقم ٣ في يوم الأحد (12 مارس)، ولن ننتظر أكثر من ذلك.",
    "he": "נפתח את רציף 3 ביום ראשון (12 במרץ), ולא נחכה עוד.",
    "hi": "हम रविवार को घाट ३ खोलेंगे, और इससे ज़्यादा प्रतीक्षा नहीं करेंगे।",
    "zh": "我们将在星期日开放三号码头，不会再等下去了。",
    "en": "We open pier 3 ⛴\ufe0f on Sunday 🙂 – no more waiting ❤\ufe0f",
}
"""What is quoted, by its language; the last one is full of signs."""
TRANSLATION: Final = "We shall open pier 3 on Sunday, and wait no longer."
NAMES: Final = {"ar": "وزارة الموانئ", "he": "משרד הנמלים", "hi": "बंदरगाह मंत्रालय", "zh": "港务部"}


def memo(at: NotesAt = NotesAt.END) -> Memo:
    """Return the memo: a quotation in each script, its translation, its note, and a table."""
    blocks: list[Heading | Extract | Para | HeaderBlock | Bullets | Table] = [
        HeaderBlock(
            "MEMORANDUM",
            (
                HeaderField("TO", f"The desk ({NAMES['he']})"),
                HeaderField("SUBJECT", "Pier 3", True),
            ),
        ),
        Heading(1, "What they say", "1", "say"),
    ]
    notes = []
    for number, (language, words) in enumerate(QUOTATIONS.items(), start=1):
        name = NAMES.get(language, "Harbour desk")
        said = InlineExtract(language, words, Voice.OWN)
        lead = Text(f"{name}, in its own words: ")
        translated = (Text(f"Our translation: {TRANSLATION}"),) if language in NAMES else ()
        inlines = (lead, said, Text(" (quoted by Harbour Wire)"), NoteRef(language, number))
        blocks.append(Extract(inlines, Voice.OWN, language, translated))
        notes.append(Note(number, language, (Text(f"{name}, “{words[:30]}”, 12 March."),)))
    names = ", ".join(NAMES.values())
    blocks += [
        Heading(2, f"{NAMES['ar']} (Ministry of Ports)", anchor="ports"),
        Para((Text(f"They are {names}; all want pier 3 open."),)),
        Bullets(((Text(QUOTATIONS["he"]),), (Text(QUOTATIONS["zh"]),))),
        Table((Text("Table 1. Who says what"),), ("Name", "Says"), tuple(NAMES.items())),
    ]
    meta = MemoMeta("Pier 3", "position", "Desk", "Pier 3", "2024-03-12T09:00:00Z", notes_at=at)
    foreign = tuple((language, language) for language in QUOTATIONS if language != "en")
    return straight(Memo(meta, tuple(blocks), tuple(notes), foreign=foreign))
