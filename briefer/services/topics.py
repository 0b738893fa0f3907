"""Topics and propositions of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.errors import InputError, UnknownNameError
from briefer.model.codebook import COLOURS, LEVEL, Keyword, check_path
from briefer.model.names import fold
from briefer.model.text import single_line
from briefer.services.placing import placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook, Proposition, Topic
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def add(
    ws: Workspace,
    path: str,
    *,
    keywords: Sequence[str] = (),
    propositions: Sequence[tuple[str, str]] = (),
    join: str | None = None,
) -> Topic:
    """Add a topic, and the levels above it that are missing.

    `propositions` are pairs of text and label; the first one becomes the default. Raises InputError
    where the topic is there already.
    """
    names = check_path(path)
    words = [line for word in keywords if (line := single_line(word))]
    with ws.change(f"Add topic “{LEVEL.join(names)}”", join=join) as tx:
        topic_id = add_in(tx, path)
        tx.codebook.set_keywords(topic_id, [Keyword(word) for word in words])
        for text, label in propositions:
            add_proposition_in(tx, topic_id, text, label)
    return ws.codebook.load().topic_by_id[topic_id]


def add_in(tx: Transaction, path: str) -> int:
    """Add a topic inside a step, with the levels above it that are missing; return its id."""
    names = check_path(path)
    parent: int | None = None
    topic_id = 0
    for depth, name in enumerate(names):
        codebook = tx.read.codebook.load()
        there = child_called(codebook, parent, name)
        if there and depth == len(names) - 1:
            raise InputError(f"There is a topic called “{codebook.path(there.id)}” already.")
        colour = new_colour(codebook, parent)
        topic_id = (
            there.id if there else tx.codebook.add_topic(name, parent_id=parent, colour=colour)
        )
        parent = topic_id
    return topic_id


def child_called(codebook: Codebook, parent: int | None, name: str) -> Topic | None:
    """Return the topic of that name right below `parent`."""
    return next(
        (t for t in codebook.topics if t.parent_id == parent and fold(t.name) == fold(name)), None
    )


def new_colour(codebook: Codebook, parent: int | None) -> int:
    """Return the tint of a new topic: its parent's, or for a root the one that roots use least."""
    if parent is not None:
        return codebook.topic_by_id[parent].colour
    used = [topic.colour for topic in codebook.topics if topic.parent_id is None]
    return min(COLOURS, key=lambda colour: (used.count(colour), colour))


def change(
    ws: Workspace,
    topic_id: int,
    *,
    join: str | None = None,
    **fields: Any,  # noqa: ANN401 - fields have several types
) -> None:
    """Change a topic: name, parent_id, full_name, definition, colour, shortcut, keywords.

    Raises InputError where its parent has a topic of that name already.
    """
    codebook = ws.codebook.load()
    if "name" in fields:
        names = check_path(fields["name"])
        if len(names) > 1:
            raise InputError(f"The name of a topic cannot contain “{LEVEL}”.")
        fields["name"] = names[0]
    topic = codebook.topic_by_id[topic_id]
    parent, name = fields.get("parent_id", topic.parent_id), fields.get("name", topic.name)
    _check_place(codebook, topic_id, parent, name)
    doing = "Move" if fields.keys() == {"parent_id"} else "Change"
    with ws.change(f"{doing} topic “{codebook.path(topic_id)}”", join=join) as tx:
        if "keywords" in fields:
            tx.codebook.set_keywords(topic_id, fields.pop("keywords"))
        if fields.get("shortcut"):
            _free_shortcut(tx, codebook, fields["shortcut"])
        tx.codebook.change_topic(topic_id, fields)


def _check_place(codebook: Codebook, topic_id: int, parent: int | None, name: str) -> None:
    """Raise InputError where a topic of that name cannot stand below `parent`."""
    if parent in codebook.below(topic_id):
        raise InputError("A topic cannot be moved below itself.")
    there = child_called(codebook, parent, name)
    if there is not None and there.id != topic_id:
        raise InputError(f"There is a topic called “{codebook.path(there.id)}” already.")


def move(ws: Workspace, topic_id: int, parent_id: int | None, place: int) -> None:
    """Put a topic at a place (from 0, without itself) among the topics below `parent_id`."""
    codebook = ws.codebook.load()
    topic = codebook.topic_by_id[topic_id]
    _check_place(codebook, topic_id, parent_id, topic.name)
    siblings = [t for t in codebook.topics if t.parent_id == parent_id]
    positions = placed(siblings, topic, place)
    if not positions and topic.parent_id == parent_id:
        return
    with ws.change(f"Move topic “{codebook.path(topic_id)}”") as tx:
        tx.codebook.change_topic(topic_id, {"parent_id": parent_id})
        for entry_id, position in positions.items():
            tx.codebook.change_topic(entry_id, {"position": position})


def _free_shortcut(tx: Transaction, codebook: Codebook, shortcut: str) -> None:
    for topic in codebook.topics:
        if topic.shortcut == shortcut:
            tx.codebook.change_topic(topic.id, {"shortcut": None})


def remove(ws: Workspace, topic_id: int) -> None:
    """Remove a topic, what is below it, and their tags; undo brings all of it back."""
    path = ws.codebook.load().path(topic_id)
    with ws.change(f"Remove topic “{path}”") as tx:
        tx.codebook.remove_topic(topic_id)


def add_proposition(
    ws: Workspace, topic_id: int, text: str, label: str, *, join: str | None = None
) -> Proposition:
    """Add a proposition to a topic; the first one becomes its default."""
    with ws.change(f"Add proposition “{label}”", join=join) as tx:
        proposition_id = add_proposition_in(tx, topic_id, text, label)
    return ws.codebook.load().proposition_by_id[proposition_id]


def add_proposition_in(tx: Transaction, topic_id: int, text: str, label: str) -> int:
    """Add a proposition inside a step; return its id."""
    sentence, short = single_line(text), single_line(label) or single_line(text)
    if not sentence:
        raise InputError("A proposition needs a text.")
    codebook = tx.read.codebook.load()
    topic = codebook.topic_by_id[topic_id]
    for words in (sentence, short):
        try:
            there = codebook.find_proposition(topic, words)
        except UnknownNameError:
            continue
        raise InputError(f"{topic.name} has a proposition “{there.label}” already.")
    is_default = topic.default_proposition is None
    return tx.codebook.add_proposition(topic_id, sentence, short, is_default=is_default)


def change_proposition(ws: Workspace, proposition_id: int, **fields: Any) -> None:  # noqa: ANN401 - fields have several types
    """Change a proposition's text or label, or make it the default of its topic."""
    codebook = ws.codebook.load()
    proposition = codebook.proposition_by_id[proposition_id]
    for name in ("text", "label"):
        if name in fields:
            fields[name] = single_line(fields[name])
            if not fields[name]:
                raise InputError(f"A proposition needs a {name}.")
    with ws.change(f"Change proposition “{proposition.label}”") as tx:
        if fields.get("is_default"):
            for other in codebook.topic_by_id[proposition.topic_id].propositions:
                tx.codebook.change_proposition(other.id, {"is_default": 0})
        columns = {key: int(v) if isinstance(v, bool) else v for key, v in fields.items()}
        tx.codebook.change_proposition(proposition_id, columns)


def remove_proposition(ws: Workspace, proposition_id: int) -> None:
    """Remove a proposition; its tags keep their topic and lose their stance.

    Where it was the default, the first one that is left becomes that.
    """
    proposition = ws.codebook.load().proposition_by_id[proposition_id]
    with ws.change(f"Remove proposition “{proposition.label}”") as tx:
        tx.codebook.remove_proposition(proposition_id)
        keep_default_in(tx, proposition.topic_id)


def keep_default_in(tx: Transaction, topic_id: int) -> None:
    """Make the first proposition of a topic its default, inside a step, where it has none."""
    topic = tx.read.codebook.load().topic_by_id[topic_id]
    if topic.propositions and topic.default_proposition is None:
        tx.codebook.change_proposition(topic.propositions[0].id, {"is_default": 1})
