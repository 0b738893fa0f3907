"""The time that articles cover, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.wording import Wording
    from briefer.model.article import Article

_DAY: Final = len("2023-12-27")
_EXACT: Final = {
    (True, True): "date.range_days",
    (True, False): "date.range_from_day",
    (False, True): "date.range_to_day",
    (False, False): "date.range",
}


def period(articles: Iterable[Article], wording: Wording) -> str:
    """Return the first to the last date of the articles, empty where none has a date."""
    dated = sorted(
        (article.published, article.published_about) for article in articles if article.published
    )
    if not dated:
        return ""
    first, last = dated[0], dated[-1]
    if first[0] == last[0]:
        return wording.date(last[0], is_about=all(is_about for _, is_about in dated))
    key = _range(first, last)
    if key == "date.range_days" and first[0][:7] == last[0][:7]:
        day = str(int(first[0][8:]))
        return wording.say("date.range_month", first_day=day, last=wording.date(last[0]))
    return wording.say(
        key if key in wording else "date.range",
        first=wording.date(first[0], is_about=first[1]),
        last=wording.date(last[0], is_about=last[1]),
    )


def _range(first: tuple[str, bool], last: tuple[str, bool]) -> str:
    """Return the pattern for two dates: days, months or years, one of each, or not exact ones."""
    if first[1] or last[1]:
        return "date.range_mixed"
    return _EXACT[len(first[0]) == _DAY, len(last[0]) == _DAY]
