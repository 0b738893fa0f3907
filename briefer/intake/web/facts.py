"""The facts of a page: title, outlet, authors, date and address, each with where it stands."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from htmldate import find_date

from briefer.intake.address import web_address
from briefer.intake.byline import read_byline
from briefer.intake.dateline import read_date
from briefer.intake.web.linked_data import LinkedData, read_linked_data
from briefer.intake.web.site_title import is_short_form, name_after, split_title
from briefer.model.article import Fact
from briefer.model.names import fold
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

# Names of meta tags, the most trusted first.
_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "dc.publisher", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_DATES = (
    *("article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date"),
    *("dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publication_date", "date"),
)
_ADDRESSES = ("og:url", "parsely-link")
_MARKED_AUTHORS = (".//*[@itemprop='author']", ".//a[@rel='author']")
_MARKED_DATES = (
    ".//time[@itemprop='datePublished']",
    ".//meta[@itemprop='datePublished']",
    ".//*[@itemprop='datePublished']",
    ".//time[@pubdate]",
)
# Dates that stand here are of the site, of a picture, of another article, of what is told.
_NO_DATES = (
    *(".//a[@href]", ".//aside", ".//footer", ".//h1", ".//img", ".//nav", ".//title"),
    ".//meta[@property='og:image']",
)
_DATE_IN_ADDRESS = re.compile(r"/([12][0-9]{3})[/-]([01][0-9])[/-]([0-3][0-9])(?:/|-|$)")
_NO_PERSON = re.compile(r"://|www\.|@|^(?:admin|anonymous|an[oó]nimo)$", re.IGNORECASE)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A value, where it stands in the page, and how sure it is."""

    value: str
    where: str
    sure: str = "certain"

    def fact(self, field: str) -> Fact:
        """Return it as a fact of an article."""
        return Fact(field, set_by="source", found_in=self.where, sure=self.sure)


class PageFacts:
    """What a page says about its article; what it does not say is None."""

    def __init__(self, tree: HtmlElement) -> None:
        """Read what the page states for machines; the rest is looked for when it is asked for."""
        self._tree = tree
        self._linked: LinkedData = read_linked_data(tree)
        self._tab = single_line(tree.findtext(".//head/title") or "")
        self._metas: dict[str, str] = {}
        for meta in tree.iterfind(".//meta[@content]"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if content := single_line(meta.get("content") or ""):
                self._metas.setdefault(name.lower(), content[:_LONGEST])

    @cached_property
    def title(self) -> Found | None:
        """The headline, without the site's name after it."""
        titles = list(self._titles())
        shorter = (short for short in titles if is_short_form(short.value, titles[0].value))
        return next(shorter, titles[0] if titles else None)

    @cached_property
    def headlines(self) -> frozenset[str]:
        """All forms of the headline, folded: what must not be said again in the body."""
        return frozenset(fold(found.value) for found in self._titles())

    @cached_property
    def outlet(self) -> Found | None:
        """Who publishes the page."""
        return next(self._outlets(), None)

    @cached_property
    def authors(self) -> tuple[Found, ...]:
        """Who wrote it, all of them from one place of the page."""
        return next((found for found in self._authors() if found), ())

    @cached_property
    def published(self) -> Found | None:
        """The day of publication as a stored date, in the time zone of the page."""
        return next(self._dates(), None)

    @cached_property
    def address(self) -> Found | None:
        """The address that the page gives as its own, http or https alone."""
        return next(self._addresses(), None)

    @cached_property
    def language(self) -> Found | None:
        """The language that the page declares."""
        declared = (self._tree.get("lang") or self._tree.get("xml:lang") or "")[:2].lower()
        return Found(declared, "html lang", "possible") if declared.isalpha() else None

    def _titles(self) -> Iterator[Found]:
        headline = self._linked.headline
        if headline and not headline.endswith(("…", "...")):
            yield Found(headline, "JSON-LD headline")
        yield from self._from_metas(_TITLES)
        headings = [single_line("".join(h1.itertext())) for h1 in self._tree.iterfind(".//h1")]
        if len(headings) == 1 and headings[0]:
            yield Found(headings[0], "h1", "probable")
        if self._tab:
            yield Found(split_title(self._tab)[0], "title", "probable")

    def _outlets(self) -> Iterator[Found]:
        yield from self._from_metas(_OUTLETS[:1])
        if self._linked.publisher:
            yield Found(self._linked.publisher, "JSON-LD publisher")
        yield from self._from_metas(_OUTLETS[1:])
        headlines = {found.value for found in self._titles() if found.where != "title"}
        if name := next(filter(None, (name_after(words, self._tab) for words in headlines)), None):
            yield Found(name, "title", "probable")
        elif name := split_title(self._tab)[1]:
            yield Found(name, "title", "possible")

    def _authors(self) -> Iterator[tuple[Found, ...]]:
        yield self._persons(self._linked.authors, "JSON-LD author", "certain")
        for found in self._from_metas(_AUTHORS):
            yield self._persons([found.value], found.where, found.sure)
        for path in _MARKED_AUTHORS:
            marked = ["".join(element.itertext()) for element in self._tree.iterfind(path)]
            yield self._persons(marked, "marked as author", "probable")

    def _persons(self, written: Sequence[str], where: str, sure: str) -> tuple[Found, ...]:
        """Return each person once; addresses, accounts and the outlet itself are no authors."""
        outlet = fold(self.outlet.value) if self.outlet else ""
        names: dict[str, None] = {}
        for words in map(single_line, written):
            named = read_byline(words) or read_byline(f"By {words}") or (words,)
            for name in named:
                if name and not _NO_PERSON.search(name) and fold(name) != outlet:
                    names.setdefault(name[:_LONGEST])
        return tuple(Found(name, where, sure) for name in names)

    def _dates(self) -> Iterator[Found]:
        if day := read_date(self._linked.published or ""):
            yield Found(day, "JSON-LD datePublished")
        for found in self._from_metas(_DATES):
            if day := read_date(found.value):
                yield Found(day, found.where)
        for path in _MARKED_DATES:
            for element in self._tree.iterfind(path):
                written = element.get("datetime") or element.get("content") or element.text or ""
                if day := read_date(written):
                    yield Found(day, f"{element.tag} datePublished")
        address = self.address.value if self.address else ""
        match = _DATE_IN_ADDRESS.search(address)
        if match and (day := read_date("-".join(match.groups()))):
            yield Found(day, "web address", "probable")
        if day := self._shown_date():
            yield Found(day, "the page", "possible")

    def _shown_date(self) -> str | None:
        """Return the date that stands beside the article, as far as it can be told."""
        tree = deepcopy(self._tree)
        for path in _NO_DATES:
            for element in tree.findall(path):
                element.drop_tree()
        # A tree, never a string: a string that is an address would be fetched.
        return find_date(tree, extensive_search=False, original_date=True)

    def _addresses(self) -> Iterator[Found]:
        canonical = self._tree.find(".//link[@rel='canonical']")
        if canonical is not None and (address := web_address(canonical.get("href"))):
            yield Found(address, "link canonical")
        for found in self._from_metas(_ADDRESSES):
            if web_address(found.value):
                yield found
        if address := web_address(self._linked.address):
            yield Found(address, "JSON-LD url")

    def _from_metas(self, names: tuple[str, ...]) -> Iterator[Found]:
        for name in names:
            if content := self._metas.get(name):
                yield Found(content, f"meta {name}")
