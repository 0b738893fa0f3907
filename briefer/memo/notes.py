"""Notes: where each passage comes from. The first note on an article is full, a later one short."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefer.model.inline import Link, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LONG_TITLE: Final = 80
"""A later note gives a title of more characters than this in a short form."""

BRIEF_TITLE: Final = 30
"""The house form's later notes cut a title of more characters than this."""

_JOINTS: Final = (": ", "; ", " – ", " — ", " - ", ". ")
"""What stands between a title and its subtitle."""
_SHORTEST: Final = 8
_SHORT: Final = re.compile(
    r"\b(?:Dr|Dra|Mr|Mrs|Ms|St|Sr|Sra|Gen|Sen|Rep|Gov|Lt|Col|Ing|Lic|Prof|No|Núm|vs|U\.S|[A-Z])$"
)
_PREPOSITIONS: Final = _words(
    "about after against ahead amid among as at before behind between by despite during for from "
    "in into of on over since through to toward towards under until while with without "
    "a al ante antes bajo con contra de del desde durante en entre hacia hasta mientras para por "
    "según sin sobre tras"
)
"""English and Spanish words before which a title makes sense alone."""
_JOINING: Final = _words("and or nor but the an y e o u la el los las un una")
"""Words after which it does not."""

_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})
_TITLE: Final = "\0"


def source_note(
    article: Article, wording: Wording, *, is_first: bool, title: str = ""
) -> tuple[Inline, ...]:
    """Return the note on an article: outlet, title and date; `title` is the short one of a later.

    Without one, it is the article's own, cut where it is long.
    """
    rest = _date(article, wording, is_first=is_first)
    if is_first and article.authors:
        rest = wording.say("notes.by", authors=wording.series(article.authors), rest=rest)
    title = article.title if is_first else title or short_title(article.title)
    words = wording.say(
        "notes.full" if is_first else "notes.short",
        outlet=article.outlet or wording.say("notes.unnamed_outlet"),
        title=_TITLE,
        rest=rest,
    )
    before, _, after = words.partition(_TITLE)
    return (Text(before), _title(title, article.url if is_first else None), Text(after))


def short_title(title: str) -> str:
    """Return the beginning of a long title, up to its subtitle or at a word's end."""
    if len(title) <= LONG_TITLE:
        return title
    for joint in _JOINTS:
        head = _head(title, joint)
        if 12 <= len(head) <= LONG_TITLE:
            return head
    words = title[: LONG_TITLE + 1].rsplit(" ", 1)[0][:LONG_TITLE].split(" ")
    while len(words) > 1 and words[-1].casefold() in _JOINING | _PREPOSITIONS:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def brief_titles(articles: Iterable[Article]) -> dict[int, str]:
    """Return the title that later notes have for each article, by its id.

    It is the first words that make sense, as many as tell an outlet's articles of one day apart.
    """
    known = {article: (article.outlet, article.published) for article in articles}
    return distinct_titles(known, brief_title, short_title)


def distinct_titles(
    known: Mapping[Article, object], *forms: Callable[[str], str]
) -> dict[int, str]:
    """Return the first form of each article's title that tells it from others of equal facts.

    The articles come with what stands beside their titles. The last form is the whole title.
    """
    titles: dict[int, str] = {}
    shortenings: list[Callable[[str], str]] = [*forms, str]
    for shorten in shortenings:
        made = {
            article.id: (facts, shorten(article.title))
            for article, facts in known.items()
            if article.id not in titles
        }
        counts = Counter(made.values())
        titles |= {key: named[1] for key, named in made.items() if counts[named] == 1}
    return {article.id: titles.get(article.id, article.title) for article in known}


def brief_title(title: str) -> str:
    """Return the first words of a title: up to its subtitle, a comma or a preposition."""
    head = _before_subtitle(title)
    if len(head) <= BRIEF_TITLE:
        return head
    words = head.split()
    for number, word in enumerate(words[1:], start=1):
        brief = " ".join(words[:number]).rstrip(",")
        ends = word.casefold() in _PREPOSITIONS or words[number - 1].endswith(",")
        ends = ends and words[number - 1].casefold() not in _JOINING | _PREPOSITIONS
        if ends and number > 1 and len(brief) >= _SHORTEST and _is_whole(brief):
            return brief
    return short_title(head)


def _before_subtitle(title: str) -> str:
    for joint in _JOINTS:
        head = _head(title, joint)
        if len(head) < len(title) and len(head) >= _SHORTEST and _is_whole(head):
            return head
    return title


def _head(title: str, joint: str) -> str:
    """Return what stands before a joint; the full stop of an abbreviation is none."""
    for found in re.finditer(re.escape(joint), title):
        if not (joint == ". " and _SHORT.search(title[: found.start()])):
            return title[: found.start()]
    return title


def _is_whole(words: str) -> bool:
    """Say whether no quotation is cut."""
    return words.count('"') % 2 == 0 and all(
        words.count(opening) == words.count(closing) for opening, closing in ("“”", "«»", "()")
    )


def _title(title: str, url: str | None) -> Inline:
    """Return a title as it stands inside the note's own marks."""
    words = title.rstrip(".").translate(_INNER_MARKS)
    return Link(words, url) if url else Text(words)


def _date(article: Article, wording: Wording, *, is_first: bool) -> str:
    if article.published is None:
        return wording.say("notes.undated")
    date = wording.date(article.published, is_about=article.published_about)
    if is_first and article.published_set_by == "analyst":
        return wording.say("notes.set_by_analyst", date=date)
    return date
