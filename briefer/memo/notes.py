"""Notes: where each passage comes from. The first note on an article is full, a later one short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.model.inline import Link, Text

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline

LONG_TITLE: Final = 80
"""A later note gives a title of more characters than this in a short form."""

_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})
_TITLE: Final = "\0"


def source_note(article: Article, wording: Wording, *, is_first: bool) -> tuple[Inline, ...]:
    """Return the note on an article: outlet, title and date."""
    rest = _date(article, wording, is_first=is_first)
    if is_first and article.authors:
        rest = wording.say("notes.by", authors=wording.series(article.authors), rest=rest)
    title = article.title if is_first else short_title(article.title)
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
    for joint in (": ", "; ", " – ", " — ", " - ", ". "):
        head = title.split(joint, maxsplit=1)[0]
        if 12 <= len(head) <= LONG_TITLE:
            return head
    return title[: LONG_TITLE + 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")[:LONG_TITLE]


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
