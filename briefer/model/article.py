"""Articles: a frozen text and the facts about it."""

from __future__ import annotations

from dataclasses import dataclass, field

NOT_ESTABLISHED = None
"""The origin of an article whose origin is not known; it never counts as independent."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `reliability` is A to F; F means not judged."""

    id: int
    guid: str
    name: str
    kind: str | None = None
    owner: str | None = None
    reliability: str = "F"
    reliability_reason: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Where one fact of an article comes from.

    `field` is a name of `Article` ("published", "outlet", ...); `set_by` is "source" or "analyst";
    `found_in` says where in the source ("line 2", "meta article:published_time"); `about` marks a
    date that is not exact.
    """

    field: str
    set_by: str
    found_in: str | None = None
    sure: str | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article; its words are the text of hash `text_hash`.

    `published` is a date as in `briefer.model.dates`; `accessed` a moment in UTC; `characters`
    counts code points; `passages` counts its passages; `credibility` is 1 to 6, 6 not judged.
    """

    id: int
    guid: str
    title: str
    text_hash: str
    characters: int
    outlet: str | None = None
    outlet_id: int | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    accessed: str | None = None
    url: str | None = None
    language: str | None = None
    credibility: int = 6
    origin: str | None = NOT_ESTABLISHED
    state: str = "unread"
    note: str | None = None
    passages: int = 0
    revision_id: int = 0
    facts: tuple[Fact, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """Return where the fact called `name` comes from, or None where nothing says it."""
        return next((fact for fact in self.facts if fact.field == name), None)

    @property
    def published_about(self) -> bool:
        """Whether the date of publication is not exact."""
        fact = self.fact("published")
        return bool(fact and fact.about)

    @property
    def published_set_by(self) -> str | None:
        """Who said when it was published: "source", "analyst", or None without a date."""
        fact = self.fact("published")
        return fact.set_by if fact and self.published else None


@dataclass(frozen=True, slots=True)
class ArticleTags:
    """The ids of the stakeholders and topics that the passages of an article carry."""

    stakeholders: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that an article was read from."""

    data: bytes
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as it was read, before it is in a briefing.

    `body` is the canonical text of the body alone. `facts` says where each of the other values was
    found; a value that the source does not give stays None and has no fact.
    """

    title: str
    body: str
    original: Original
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None
    facts: tuple[Fact, ...] = field(default=())
