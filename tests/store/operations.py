"""Single writes of every kind, each on rows that are drawn from those there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from briefer.model.anchor import Span, make_anchor
from briefer.model.article import Fact
from briefer.model.codebook import Keyword, Role
from briefer.model.inline import Text
from briefer.model.kept_picture import KeptPicture
from briefer.model.memo import AS_BASIS, FIGURE, PARAGRAPH, KeptFigure, MemoBlock, MemoSection
from briefer.model.passage import Figure, Link, PartyTag, Statement, TopicTag, Translation
from briefer.store.tables.editions import Edition
from tests.store.making import TEXTS, draft, memo_on, tag

if TYPE_CHECKING:
    from briefer.store.transaction import Transaction

T = TypeVar("T")
Operation = Callable[["Draws"], None]

ODD_TEXTS = (
    *TEXTS,
    "👩‍👩‍👧 said no.\r\nUn peu d’e\u0301te\u0301\u2028שלום, she said.\u00a0End",
    "x \u200f(مرحبا)\u200e \U0001f1f2\U0001f1fd y",
)
PICTURES = (b"\x89PNG one", b"\x00\xff", b"three")
_WORDS = st.sampled_from(
    ["", "a", "é", "e\u0301", "0", "1.5", "null", '"', "\\u0041", "🦊\n", "שלום"]
)
_BITS = st.booleans()


class Draws:
    """The transaction, and what one example draws for it."""

    def __init__(self, tx: Transaction, data: st.DataObject) -> None:
        self.tx = tx
        self._data = data

    def of(self, *choices: T) -> T:
        return self._data.draw(st.sampled_from(choices))

    def words(self) -> str:
        return self._data.draw(_WORDS)

    def maybe(self) -> str | None:
        return self._data.draw(st.none() | _WORDS)

    def bit(self) -> bool:
        return self._data.draw(_BITS)

    def number(self, least: int, most: int) -> int:
        return self._data.draw(st.integers(least, most))

    def ids(self, table: str, condition: str = "1") -> list[int]:
        rows = self.tx.recorder.rows.all(f"SELECT id FROM {table} WHERE {condition} ORDER BY id")
        return [row[0] for row in rows]

    def some(self, table: str, condition: str = "1") -> int:
        """The id of a row, or 0 where there is none."""
        there = self.ids(table, condition)
        return self.of(*there) if there else 0

    def several(self, table: str) -> list[int]:
        there = self.ids(table)
        if not there:
            return []
        return self._data.draw(st.lists(st.sampled_from(there), max_size=3, unique=True))


def import_article(d: Draws) -> None:
    d.tx.articles.add(draft(d.of(*ODD_TEXTS), d.words() or "Untitled"))


def change_article(d: Draws) -> None:
    if article := d.some("article"):
        outlet = d.of(None, d.tx.articles.outlet_id(d.of("Gazette", "gazette", "Post")))
        columns: dict[str, Any] = {"note": d.maybe(), "outlet_id": outlet, "published": d.maybe()}
        d.tx.articles.change(article, columns)


def set_facts(d: Draws) -> None:
    if article := d.some("article"):
        d.tx.articles.set_authors(article, [d.words() for _ in range(d.number(0, 2))])
        d.tx.articles.set_fact(article, Fact(d.of("published", "url"), "analyst", about=d.bit()))
        d.tx.articles.drop_fact(article, d.of("url", "outlet"))


def remove_article(d: Draws) -> None:
    if article := d.some("article"):
        d.tx.articles.change(article, {"removed": int(d.bit())})


def _span(d: Draws, article: int) -> Span:
    start = d.number(0, len(d.tx.read.articles.text(article)) - 1)
    return Span(start, d.number(start + 1, len(d.tx.read.articles.text(article))))


def _statement(d: Draws) -> Statement:
    return Statement(type=d.maybe(), event_date=d.maybe(), note=d.maybe(), starred=d.bit())


def tag_passage(d: Draws) -> None:
    if article := d.some("article", "NOT removed"):
        tag(d.tx, article, _span(d, article), _statement(d))


def set_statement(d: Draws) -> None:
    if passage := d.some("passage"):
        d.tx.passages.set_statement(passage, _statement(d))


def set_place(d: Draws) -> None:
    condition = "article_id IN (SELECT id FROM article WHERE NOT removed)"
    if passage := d.some("passage", condition):
        article = d.tx.read.passages.get(passage).article_id
        anchor = make_anchor(d.tx.read.articles.text(article), _span(d, article))
        d.tx.passages.set_place(passage, anchor)


def set_parties(d: Draws) -> None:
    if passage := d.some("passage"):
        who = d.several("stakeholder")
        parties = [PartyTag(one, d.of("speaker", "actor"), d.bit()) for one in who]
        d.tx.passages.set_parties(passage, parties)


def set_topics(d: Draws) -> None:
    if passage := d.some("passage"):
        tags = []
        for topic in d.several("topic"):
            proposition = d.some("proposition", f"topic_id = {topic}") or None
            stance = d.of(None, -3, 2, "mixed") if proposition else None
            tags.append(TopicTag(topic, proposition, stance, d.maybe()))
        d.tx.passages.set_topics(passage, tags)


def set_figures(d: Draws) -> None:
    if passage := d.some("passage"):
        numbers = [0.1, 1e300, 12345678901234567, 2.5, None]
        figures = [Figure(d.of(*numbers), d.of(*numbers), d.maybe()) for _ in range(d.number(0, 3))]
        d.tx.passages.set_figures(passage, figures)


def set_translations(d: Draws) -> None:
    if passage := d.some("passage"):
        made = [Translation("en", d.words(), d.maybe()) for _ in range(d.number(0, 3))]
        d.tx.passages.set_translations(passage, made)


def set_links(d: Draws) -> None:
    if passage := d.some("passage"):
        others = [other for other in d.several("passage") if other != passage]
        d.tx.passages.set_links(passage, [Link(d.of("answers", "disputes"), o) for o in others])


def remove_passage(d: Draws) -> None:
    if passage := d.some("passage"):
        d.tx.passages.remove(passage)


def add_stakeholder(d: Draws) -> None:
    parent = d.some("stakeholder") or None
    added = d.tx.codebook.add_stakeholder(d.words(), side=d.maybe(), parent_id=parent)
    d.tx.codebook.set_aliases(added, [d.words(), d.words()])


def change_stakeholder(d: Draws) -> None:
    if one := d.some("stakeholder"):
        d.tx.codebook.change_stakeholder(one, {"name": d.words(), "kind": d.maybe()})
        d.tx.codebook.set_aliases(one, [d.words() for _ in range(d.number(0, 2))])
        d.tx.codebook.set_roles(one, [Role(d.words(), d.maybe()) for _ in range(d.number(0, 2))])


def remove_stakeholder(d: Draws) -> None:
    if one := d.some("stakeholder"):
        d.tx.codebook.remove_stakeholder(one)


def add_topic(d: Draws) -> None:
    parent = d.of(None, d.some("topic") or None)
    added = d.tx.codebook.add_topic(d.words(), parent_id=parent, colour=d.number(1, 8))
    if d.bit():
        d.tx.codebook.add_proposition(added, d.words(), d.words(), is_default=True)


def change_topic(d: Draws) -> None:
    if topic := d.some("topic"):
        d.tx.codebook.change_topic(topic, {"name": d.words(), "shortcut": d.maybe()})
        words = [Keyword(d.words(), "es", d.bit()) for _ in range(d.number(0, 2))]
        d.tx.codebook.set_keywords(topic, words)


def move_topic(d: Draws) -> None:
    if topic := d.some("topic"):
        below = d.tx.read.codebook.load().below(topic)
        parents = [None, *(other for other in d.ids("topic") if other not in below)]
        d.tx.codebook.change_topic(topic, {"parent_id": d.of(*parents), "position": d.number(0, 9)})


def remove_topic(d: Draws) -> None:
    if topic := d.some("topic"):
        d.tx.codebook.remove_topic(topic)


def add_proposition(d: Draws) -> None:
    if topic := d.some("topic"):
        d.tx.codebook.add_proposition(topic, d.words(), d.words(), is_default=d.bit())


def change_proposition(d: Draws) -> None:
    if proposition := d.some("proposition"):
        d.tx.codebook.change_proposition(proposition, {"label": d.words()})


def remove_proposition(d: Draws) -> None:
    if proposition := d.some("proposition"):
        d.tx.codebook.remove_proposition(proposition)


def _guids(d: Draws) -> list[str]:
    return [row[0] for row in d.tx.recorder.rows.all("SELECT guid FROM passage ORDER BY id")]


def _block(d: Draws) -> MemoBlock:
    if d.bit():
        picture = d.tx.pictures.keep(KeptPicture(d.of(*PICTURES), "image/png"))
        return MemoBlock(
            FIGURE, figure=KeptFigure(picture, d.words(), d.words(), d.number(10, 100))
        )
    guids = _guids(d)
    named = ((d.of(*guids), AS_BASIS),) if guids and d.bit() else ()
    return MemoBlock(PARAGRAPH, ((Text(d.words()),),), passages=named)


def add_memo(d: Draws) -> None:
    d.tx.memos.add(memo_on(d.of("gone", *_guids(d)), d.words()))


def change_memo(d: Draws) -> None:
    if memo := d.some("memo"):
        d.tx.memos.touch(memo, title=d.words())
        d.tx.memos.set_field(memo, d.of("to", "from"), d.words())


def remove_memo(d: Draws) -> None:
    if memo := d.some("memo"):
        d.tx.memos.remove(memo)


def add_section(d: Draws) -> None:
    if memo := d.some("memo"):
        parent = d.some("memo_section", f"memo_id = {memo}") or None
        section = MemoSection("positions", d.words(), {"actions": True}, (_block(d),))
        d.tx.memos.add_section(memo, parent, section, d.number(0, 3))


def change_section(d: Draws) -> None:
    if section := d.some("memo_section"):
        d.tx.memos.change_section(section, title=d.words(), position=d.number(0, 3))


def remove_section(d: Draws) -> None:
    if section := d.some("memo_section"):
        d.tx.memos.remove_section(section)


def add_block(d: Draws) -> None:
    if section := d.some("memo_section"):
        d.tx.memos.add_block(section, _block(d), d.number(0, 3))


def set_block(d: Draws) -> None:
    if block := d.some("memo_block"):
        d.tx.memos.set_block(block, _block(d))


def move_blocks(d: Draws) -> None:
    if section := d.some("memo_section"):
        d.tx.memos.order_blocks(section, d.several("memo_block"))


def remove_block(d: Draws) -> None:
    if block := d.some("memo_block"):
        d.tx.memos.remove_block(block)


def change_project(d: Draws) -> None:
    d.tx.project.change({"title": d.words(), "reader": d.maybe(), "settings": {"a": d.words()}})


def keep_edition(tx: Transaction) -> None:
    """What an export writes."""
    _, guid = tx.editions.add(Edition("memo", "sourced", "2024-01-02", "{}", "0" * 64))
    tx.editions.add_file(guid, "/tmp/memo.docx", "1" * 64)


OPERATIONS: tuple[Operation, ...] = (
    import_article,
    change_article,
    set_facts,
    remove_article,
    tag_passage,
    set_statement,
    set_place,
    set_parties,
    set_topics,
    set_figures,
    set_translations,
    set_links,
    remove_passage,
    add_stakeholder,
    change_stakeholder,
    remove_stakeholder,
    add_topic,
    change_topic,
    move_topic,
    remove_topic,
    add_proposition,
    change_proposition,
    remove_proposition,
    add_memo,
    change_memo,
    remove_memo,
    add_section,
    change_section,
    remove_section,
    add_block,
    set_block,
    move_blocks,
    remove_block,
    change_project,
)
