"""A codebook as TOML: the form of the ready-made ones, with the guid of each entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import tomli_w

from briefer.errors import InputError
from briefer.model.anchor import shorten
from briefer.model.codebook import Keyword, Role
from briefer.model.text import single_line
from briefer.model.toml import parsed
from briefer.services.codebook_draft import CodebookDraft, names_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefer.model.codebook import Codebook, Stakeholder, Topic


def dump(codebook: Codebook, title: str) -> str:
    """Return a codebook as TOML, with everything that it holds."""
    data = {
        "title": title,
        "stakeholder": [_stakeholder(entry, codebook) for entry in codebook.stakeholders],
        "topic": [_topic(topic, codebook) for topic in codebook.topics],
    }
    return tomli_w.dumps(data, multiline_strings=True)


def _stakeholder(entry: Stakeholder, codebook: Codebook) -> dict[str, Any]:
    parent = codebook.stakeholder_by_id.get(entry.parent_id or 0)
    aliases, metonyms = names_apart(entry)
    return _filled(
        name=entry.name,
        guid=entry.guid,
        short=entry.short_name,
        kind=entry.kind,
        side=entry.side,
        parent=parent.name if parent else None,
        aliases=aliases,
        metonyms=metonyms,
        roles=[_filled(title=r.title, since=r.since, until=r.until) for r in entry.roles],
    )


def _topic(topic: Topic, codebook: Codebook) -> dict[str, Any]:
    return _filled(
        path=codebook.path(topic.id),
        guid=topic.guid,
        full_name=topic.full_name,
        definition=topic.definition,
        colour=topic.colour,
        shortcut=topic.shortcut,
        keywords=_by_language(topic, excludes=False),
        not_beside=_by_language(topic, excludes=True),
        propositions=[
            _filled(text=p.text, label=p.label, default=p.is_default or None, guid=p.guid)
            for p in topic.propositions
        ],
    )


def _by_language(topic: Topic, *, excludes: bool) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for keyword in topic.keywords:
        if keyword.excludes is excludes:
            words.setdefault(keyword.language, []).append(keyword.word)
    return words


def _filled(**values: object) -> dict[str, Any]:
    """Return what has a value; TOML has no word for nothing."""
    return {key: value for key, value in values.items() if value not in (None, [], {}, "")}


def parse(text: str) -> tuple[Codebook, tuple[tuple[str, str], ...]]:
    """Return the codebook of a TOML text, and what was left out of it: the entry and why.

    Raises InputError where the text is not TOML, or holds no codebook at all.
    """
    data = parsed(text, "It")
    if not isinstance(data.get("stakeholder", data.get("topic")), list):
        raise InputError("It holds no stakeholders and no topics.")
    return codebook_of(data, text)


def codebook_of(
    data: Mapping[str, Any], text: str = ""
) -> tuple[Codebook, tuple[tuple[str, str], ...]]:
    """Return the codebook in what was read of `text`, and what was left out of it."""
    reader = _Reader(data, text)
    refused = (*reader.stakeholders(), *reader.topics(), *reader.draft.loose_parents())
    return reader.draft.codebook(), refused


class _Reader:
    """Reads the entries of one file.

    In a ready-made codebook an entry has a key in place of a guid: its guid comes from the name of
    the codebook and the key, so that it is the same one in every briefing. An edition of a codebook
    in another language takes the name of that codebook and its keys, and so has its guids. Without
    a key a topic goes by its path, and a proposition by its text.
    """

    def __init__(self, data: Mapping[str, Any], text: str) -> None:
        self.draft = CodebookDraft()
        self._data = data
        self._text = text
        name = data.get("edition_of") or data.get("name")
        is_ready_made = isinstance(name, str) and bool(name)
        self._space = uuid5(NAMESPACE_URL, f"briefer:codebook:{name}") if is_ready_made else None
        self._names = {
            entry["key"]: entry["name"]
            for entry in self._entries("stakeholder")
            if isinstance(entry, dict)
            and isinstance(entry.get("key"), str)
            and isinstance(entry.get("name"), str)
        }

    def stakeholders(self) -> Iterator[tuple[str, str]]:
        """Read the stakeholders; yield those that are refused."""
        return self._each("stakeholder", "name", self._stakeholder)

    def topics(self) -> Iterator[tuple[str, str]]:
        """Read the topics; yield those that are refused."""
        return self._each("topic", "path", self._topic)

    def _entries(self, kind: str) -> list[Any]:
        entries = self._data.get(kind, [])
        return entries if isinstance(entries, list) else []

    def _each(
        self, kind: str, key: str, read: Callable[[Mapping[str, Any]], None]
    ) -> Iterator[tuple[str, str]]:
        entries = self._entries(kind)
        lines = _lines_of(kind, self._text)
        for number, entry in enumerate(entries, start=1):
            at = f" (line {lines[number - 1]})" if len(lines) == len(entries) else ""
            if not isinstance(entry, dict):
                yield f"{kind} {number}{at}", "It is no table."
                continue
            name = entry.get(key)
            called = f", “{shorten(single_line(name), 40)}”" if isinstance(name, str) else ""
            try:
                read(entry)
            except InputError as error:
                yield f"{kind} {number}{called}{at}", str(error)

    def _guid(self, entry: Mapping[str, Any], what: str) -> str:
        given = _word(entry, "guid")
        if given or self._space is None:
            return given
        return str(uuid5(self._space, what))

    def _stakeholder(self, entry: Mapping[str, Any]) -> None:
        key, parent = _word(entry, "key"), _word(entry, "parent")
        self.draft.add_stakeholder(
            _word(entry, "name"),
            guid=self._guid(entry, f"stakeholder:{key}") if key else _word(entry, "guid"),
            short_name=_word(entry, "short"),
            kind=_word(entry, "kind"),
            side=_word(entry, "side"),
            parent=self._names.get(parent, parent),
            aliases=_words(entry, "aliases"),
            metonyms=_words(entry, "metonyms"),
            roles=[
                Role(
                    _word(role, "title"), _word(role, "since") or None, _word(role, "until") or None
                )
                for role in _tables(entry, "roles")
            ],
        )

    def _topic(self, entry: Mapping[str, Any]) -> None:
        path, propositions = _word(entry, "path"), _tables(entry, "propositions")
        key = _word(entry, "key") or path
        colour = entry.get("colour")
        if colour is not None and type(colour) is not int:
            raise InputError("“colour” must be a number.")
        self.draft.add_topic(
            path,
            guid=self._guid(entry, f"topic:{key}"),
            full_name=_word(entry, "full_name"),
            definition=_word(entry, "definition"),
            colour=colour,
            shortcut=_word(entry, "shortcut"),
            keywords=[*_keywords(entry, "keywords"), *_keywords(entry, "not_beside")],
        )
        for proposition in propositions:
            text = _word(proposition, "text")
            sentence = _word(proposition, "key") or text
            self.draft.add_proposition(
                path,
                text,
                _word(proposition, "label"),
                default=proposition.get("default") is True,
                guid=self._guid(proposition, f"proposition:{key}:{sentence}"),
            )


def _lines_of(kind: str, text: str) -> list[int]:
    """Return the lines on which the entries of a kind begin."""
    begins = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    return [n for n, line in enumerate(text.split("\n"), start=1) if begins.match(line)]


def _keywords(entry: Mapping[str, Any], key: str) -> Iterator[Keyword]:
    groups = entry.get(key, {})
    if not isinstance(groups, dict):
        raise InputError(f"“{key}” must be a table of languages.")
    for language in groups:
        for word in _words(groups, language):
            yield Keyword(word, language, key == "not_beside")


def _word(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise InputError(f"“{key}” must be words.")
    return value


def _words(table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise InputError(f"“{key}” must be a list of words.")
    return value


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise InputError(f"“{key}” must be a list of tables.")
    return value
