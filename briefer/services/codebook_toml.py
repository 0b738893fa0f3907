"""A codebook as TOML: the form of the ready-made ones, with the guid of each entry."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import tomli_w

from briefer.errors import InputError
from briefer.model.codebook import Keyword, Role
from briefer.services.codebook_draft import CodebookDraft

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
    return _filled(
        name=entry.name,
        guid=entry.guid,
        short=entry.short_name,
        kind=entry.kind,
        side=entry.side,
        parent=parent.name if parent else None,
        aliases=[alias for alias in entry.aliases if alias not in entry.metonyms],
        metonyms=list(entry.metonyms),
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
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"It is not valid TOML: {error}.") from error
    if not isinstance(data.get("stakeholder", data.get("topic")), list):
        raise InputError("It holds no stakeholders and no topics.")
    draft = CodebookDraft()
    refused = [
        *_each(data, "stakeholder", "name", lambda entry: _read_stakeholder(draft, entry)),
        *_each(data, "topic", "path", lambda entry: _read_topic(draft, entry)),
    ]
    return draft.codebook(), tuple(refused)


def _each(
    data: Mapping[str, Any], kind: str, key: str, read: Callable[[Mapping[str, Any]], None]
) -> Iterator[tuple[str, str]]:
    """Read every entry of a kind; yield those that are refused."""
    entries = data.get(kind, [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        where = f"{kind} {number}"
        if not isinstance(entry, dict):
            yield where, "It is no table."
            continue
        name = entry.get(key)
        try:
            read(entry)
        except InputError as error:
            yield (f"{where}, “{name}”" if isinstance(name, str) else where), str(error)


def _read_stakeholder(draft: CodebookDraft, entry: Mapping[str, Any]) -> None:
    draft.add_stakeholder(
        _word(entry, "name"),
        guid=_word(entry, "guid"),
        short_name=_word(entry, "short"),
        kind=_word(entry, "kind"),
        side=_word(entry, "side"),
        parent=_word(entry, "parent"),
        aliases=_words(entry, "aliases"),
        metonyms=_words(entry, "metonyms"),
        roles=[
            Role(_word(role, "title"), _word(role, "since") or None, _word(role, "until") or None)
            for role in _tables(entry, "roles")
        ],
    )


def _read_topic(draft: CodebookDraft, entry: Mapping[str, Any]) -> None:
    path, propositions = _word(entry, "path"), _tables(entry, "propositions")
    colour = entry.get("colour")
    if colour is not None and type(colour) is not int:
        raise InputError("“colour” must be a number.")
    draft.add_topic(
        path,
        guid=_word(entry, "guid"),
        full_name=_word(entry, "full_name"),
        definition=_word(entry, "definition"),
        colour=colour,
        shortcut=_word(entry, "shortcut"),
        keywords=[*_keywords(entry, "keywords"), *_keywords(entry, "not_beside")],
    )
    for proposition in propositions:
        draft.add_proposition(
            path,
            _word(proposition, "text"),
            _word(proposition, "label"),
            default=proposition.get("default") is True,
            guid=_word(proposition, "guid"),
        )


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
