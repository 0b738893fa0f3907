"""How propositions and topics are named in running text and at the head of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from briefer.memo.marks import without_marks
from briefer.model.positions import all_columns

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Topic
    from briefer.model.positions import ColumnKey

ALIKE: Final = 75
"""From this likeness on (of 100), two words are forms of one verb."""


def running_labels(codebook: Codebook) -> dict[ColumnKey, str]:
    """Return what each column is called in the middle of a sentence."""
    texts = {p.id: p.text for p in codebook.proposition_by_id.values()}
    labels = {}
    for column in all_columns(codebook):
        label = without_marks(column.label)
        if column.proposition_id is None:
            labels[column.key] = lowered(label, _said_of(codebook.topic_by_id[column.topic_id]))
        else:
            labels[column.key] = lowered(label, texts[column.proposition_id])
    return labels


def running_name(topic: Topic) -> str:
    """Return a topic's name for the middle of a sentence."""
    return lowered(without_marks(topic.full_name or topic.name), _said_of(topic))


def _said_of(topic: Topic) -> str:
    """Return the words that tell how a topic's name is written: its keywords and definition."""
    return " ".join((*(keyword.word for keyword in topic.keywords), topic.definition or ""))


def begun(words: str) -> str:
    """Return words as a line begins with them, with a capital."""
    return words[:1].upper() + words[1:]


def series(names: list[str]) -> str:
    """Return names as one line of English has them: `A, B and C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def lowered(label: str, text: str) -> str:
    """Return a label with a small first letter where the words beside it show that it has one.

    The text of “Ease Cuba sanctions”, “The US should ease sanctions on Cuba”, has a word like
    “ease” in small letters; a label that begins with a name finds no such word.
    """
    first = label.split(" ", 1)[0].casefold()
    small = re.findall(r"(?<!\w)[^\W\d_A-Z]\w*", text)
    if first and any(word.startswith(first) or _is_form_of(word, first) for word in small):
        return label[:1].lower() + label[1:]
    return label


def _is_form_of(word: str, verb: str) -> bool:
    """Say whether a word looks like another form of a verb, as “kept” of “keep”."""
    return word[:1] == verb[:1] and fuzz.ratio(word, verb) >= ALIKE
