"""The keys of the reader as commands that the finder runs, on what is selected or chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.ui.action_set import Runnable
from briefer.ui.read.palette.term_letters import letters_of_all
from briefer.ui.read.reader.keys import Command
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefer.ui.read.reader.desk import ReaderDesk

_SELECTION, _CHOSEN, _EITHER, _WRITABLE, _PASSAGES = "selection", "chosen", "words", "write", "any"
_WORDS = frozenset({_EITHER, _WRITABLE})
_ENDS = frozenset({_CHOSEN, _WRITABLE})


@dataclass(frozen=True, slots=True)
class _Key:
    """One command of a row of the table of actions: its words, its keys, what it needs."""

    action_id: str
    command: Command
    words: str
    keys: str
    needs: frozenset[str] = frozenset()


def _keys() -> tuple[_Key, ...]:
    some = frozenset({_PASSAGES})
    return (
        _Key("reader.next-passage", Command.NEXT_PASSAGE, tr("Next passage"), "J", some),
        _Key("reader.previous-passage", Command.PREVIOUS_PASSAGE, tr("Passage before"), "K", some),
        _Key("reader.next-article", Command.NEXT_ARTICLE, tr("Next article"), "N"),
        _Key("reader.previous-article", Command.PREVIOUS_ARTICLE, tr("Article before"), "B"),
        _Key("reader.find", Command.FIND, tr("Find in article"), "/"),
        _Key("reader.hit", Command.FIND_NEXT, tr("Next hit"), "F3"),
        _Key("reader.hit", Command.FIND_PREVIOUS, tr("Hit before"), "Shift+F3"),
        _Key("reader.grow", Command.GROW, tr("Select more"), "Alt+Up"),
        _Key(
            "reader.shrink",
            Command.SHRINK,
            tr("Select less"),
            "Alt+Down",
            frozenset({_SELECTION}),
        ),
        _Key("reader.tag", Command.OPEN_PALETTE, tr("Tag…"), "Return", _WORDS),
        _Key("reader.repeat", Command.REPEAT, tr("Give the last tags again"), ".", _WORDS),
        _Key(
            "reader.second",
            Command.SECOND_STATEMENT,
            tr("Second statement…"),
            "Ctrl+Shift+T",
            _WORDS,
        ),
        _Key(
            "reader.as-well", Command.NEXT_AS_WELL, tr("Choose one passage more"), "Shift+J", some
        ),
        _Key("reader.end", Command.END_LATER, tr("End a word later"), "Alt+Shift+Right", _ENDS),
        _Key("reader.end", Command.END_EARLIER, tr("End a word earlier"), "Alt+Shift+Left", _ENDS),
        _Key("reader.start", Command.START_LATER, tr("Start a word later"), "Alt+Right", _ENDS),
        _Key("reader.start", Command.START_EARLIER, tr("Start a word earlier"), "Alt+Left", _ENDS),
        _Key(
            "reader.copy",
            Command.COPY_TAGS,
            tr("Copy passage and tags"),
            "Ctrl+C",
            frozenset({_CHOSEN}),
        ),
        _Key("reader.paste", Command.PASTE_TAGS, tr("Paste tags"), "Ctrl+V", _WORDS),
        _Key("reader.remove", Command.REMOVE, tr("Remove passage"), "Del", _ENDS),
    )


def offer_keys(desk: ReaderDesk, commands: Mapping[Command, Callable[[str], object]]) -> None:
    """Offer the reader's keys to the finder; each acts as if it had been pressed in the text."""
    by_action: dict[str, list[_Key]] = {}
    for key in _keys():
        by_action.setdefault(key.action_id, []).append(key)

    def run(command: Command, text: str = "") -> None:
        desk.text.setFocus(Qt.FocusReason.OtherFocusReason)
        commands[command](text)

    def runnables(keys: Sequence[_Key]) -> list[Runnable]:
        holds = _holding(desk)
        return [
            Runnable(
                key.words,
                key.keys,
                lambda command=key.command: run(command),  # type: ignore[misc]  # a default
                enabled=holds is not None and key.needs <= holds,
            )
            for key in keys
        ]

    def pinned() -> list[Runnable]:
        holds = _holding(desk)
        codebook = desk.workspace.codebook.load()
        topics = sorted((t for t in codebook.topics if t.shortcut), key=lambda t: t.shortcut or "")
        return [
            Runnable(
                tr("Tag with {topic}").format(topic=topic.name),
                topic.shortcut or "",
                lambda digit=topic.shortcut: run(Command.TAG_PINNED, digit),  # type: ignore[misc]
                enabled=holds is not None and holds >= _WORDS,
            )
            for topic in topics
        ]

    actions = desk.session.actions
    for action_id, keys in by_action.items():
        actions.offer(action_id, lambda keys=keys: runnables(keys))  # type: ignore[misc]
    actions.offer("reader.pinned", pinned)


def offer_kinds(desk: ReaderDesk, write: Callable[[str, str, str], object]) -> None:
    """Offer every type, modality and certainty; `write` gets the field, the key and the words."""
    vocabulary = desk.session.vocabulary
    lists = (
        ("type", tr("Type"), vocabulary.types),
        ("modality", tr("Whose words"), vocabulary.modalities),
        ("certainty", tr("How sure"), vocabulary.certainties),
    )
    terms = [(field, row, term) for field, row, listed in lists for term in listed.terms]
    letters = letters_of_all([term.label for *_, term in terms], least=2)

    def set_kind(field: str, key: str, words: str) -> None:
        desk.text.setFocus(Qt.FocusReason.OtherFocusReason)
        write(field, key, words)

    def kinds() -> list[Runnable]:
        holds = _holding(desk)
        if holds is None or not holds >= _WORDS:
            return []
        return [
            Runnable(words, "", partial(set_kind, field, term.key, words), short=short)
            for (field, row, term), short in zip(terms, letters, strict=True)
            for words in (f"{row}: {term.label}",)
        ]

    desk.session.actions.offer("reader.kind", kinds)


def _holding(desk: ReaderDesk) -> frozenset[str] | None:
    """Return which needs are met; None where no article is to be seen."""
    if desk.opened is None or not desk.pane.isVisible():
        return None
    selected = desk.selected_span() is not None
    chosen = bool(desk.passage_ids)
    met = {
        _SELECTION: selected,
        _CHOSEN: chosen and not selected,
        _EITHER: selected or chosen,
        _WRITABLE: desk.session.writable,
        _PASSAGES: bool(len(desk.opened.marks)),
    }
    return frozenset(need for need, holds in met.items() if holds)
