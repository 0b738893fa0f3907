"""A memo as one HTML page, for mail and wikis: no script, nothing loaded from anywhere.

Its elements say what they are (headings, quotations, table heads), so that it can be pasted and
read out. Notes stand at the end, with links both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from lxml import etree

from briefer.memo.data_address import data_address
from briefer.memo.direction import is_rtl
from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Rule,
    Table,
)
from briefer.memo.references import address
from briefer.memo.referring import is_place, place, referred, targets
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.text import canonical_text, single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from briefer.memo.document import Block, HeaderField, Memo, Note
    from briefer.model.inline import Inline

_LOOKS: Final = """
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 17px/1.45 Georgia, serif; }
h1 { font-size: 1.2em; } h2 { font-size: 1.05em; font-style: italic; }
.head th { text-align: start; padding-inline-end: 2em; vertical-align: top; }
.banner { text-align: center; font: bold 1em sans-serif; }
.bottom-line { background: #f3f4f6; padding: .4em .8em; }
.bottom-line + .bottom-line { margin-top: -1em; }
.own-words { border-inline-start: 2px solid #6b7280; margin-inline: 1.5em;
  padding-inline-start: .7em; }
.report { margin-inline-start: 1.5em; }
.translation, .small, caption, figcaption { font-size: .9em; }
.report + .translation { margin-inline-start: 1.67em; }
.report + .translation, .own-words .translation { margin-top: -1em; }
caption, figcaption { font-style: italic; text-align: start; }
figure { margin: 1em 0; } figcaption { margin-top: .4em; }
.matrix { border-collapse: collapse; }
.matrix th, .matrix td { border-bottom: 1px solid #bbb; padding: .2em .5em; text-align: start; }
.matrix tbody th { font-weight: normal; }
sup { line-height: 0; } sup a { text-decoration: none; }
"""


def write(memo: Memo) -> bytes:
    """Return the memo as an HTML page in UTF-8."""
    meta = memo.meta
    head = _e(
        "head",
        _e("meta", charset="utf-8"),
        _e("title", single_line(meta.title)),
        _e("meta", name="author", content=single_line(meta.author)),
        _e("meta", name="keywords", content=single_line(meta.banner)),
        _e("style", _LOOKS),
    )
    body = _e("body", *_banner(meta.banner), *_body(memo), *_banner(meta.banner))
    page = _e("html", head, body, lang=meta.language)
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def _e(tag: str, *content: Element | str, **attributes: str) -> Element:
    """Return an element; `_class` is its class, and what no page may hold is left out."""
    made = etree.Element(
        tag,
        {key.strip("_").replace("_", "-"): canonical_text(v) for key, v in attributes.items()},
    )
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + canonical_text(part)
        else:
            made.text = (made.text or "") + canonical_text(part)
    return made


def _banner(words: str) -> list[Element]:
    """Return the handling mark, for the beginning and the end of the page."""
    return [_e("p", words, _class="banner")] if words else []


def _body(memo: Memo) -> Iterator[Element]:
    memo = referred(memo)
    led_to = targets(memo)
    for number, block in enumerate(memo.blocks):
        made = list(_block(block))
        if number in led_to:
            _name(made[0], place(number)[1:])
        yield from made
        if isinstance(block, HeaderBlock) and memo.meta.designation:
            yield _e("table", *map(_field, memo.meta.designation), _class="head")
    if not memo.notes or memo.meta.notes_at is NotesAt.NONE:
        return
    yield _e("hr")
    yield _e("h1", memo.meta.notes_title, id="notes")
    yield _e("ol", *map(_note, memo.notes))


def _name(element: Element, name: str) -> None:
    """Let a link lead to an element, which may have a name of its own already."""
    if "id" not in element.attrib:
        element.set("id", name)
        return
    first = _e("a", id=name)
    first.tail, element.text = element.text, None
    element.insert(0, first)


def _note(note: Note) -> Element:
    number = str(note.number)
    back = _e("a", "↩", href=f"#mark-{number}", aria_label=number)
    return _e("li", *_run(note.inlines), " ", back, id=f"note-{number}", dir=_way(note.inlines))


def _block(block: Block) -> Iterator[Element]:
    match block:
        case HeaderBlock(title, fields):
            yield _e("p", _e("strong", title), _class="title")
            yield _e("table", *map(_field, fields), _class="head")
        case Heading():
            yield _heading(block)
        case Para(inlines, role, number=number):
            label = (Text(f"{number}. "),) if number else ()
            yield _running((*label, *inlines), "" if role is ParaRole.BODY else role.value)
        case Bullets(items):
            yield _e("ul", *(_e("li", *_run(item), dir=_way(item)) for item in items))
        case Extract():
            yield from _extract(block)
        case Table():
            yield _table(block)
        case Figure():
            yield _figure(block)
        case Rule():
            yield _e("hr")
        case PageBreak():
            return
        case _:
            assert_never(block)


def _field(field: HeaderField) -> Element:
    value = _e("strong", field.value) if field.strong else field.value
    return _e("tr", _e("th", field.label, scope="row"), _e("td", value, dir=_way_of(field.value)))


def _heading(block: Heading) -> Element:
    anchor = {"id": block.anchor} if block.anchor else {}
    return _e("h1" if block.level == 1 else "h2", block.printed, dir=_way_of(block.text), **anchor)


def _extract(block: Extract) -> Iterator[Element]:
    """Yield a quotation for a speaker's own words, a paragraph for a report."""
    lines = [_running(block.inlines, "" if block.voice.in_marks else "report")]
    if block.translation:
        lines.append(_running(block.translation, "translation"))
    if block.voice.in_marks:
        yield _e("blockquote", *lines, _class="own-words")
    else:
        yield from lines


def _table(block: Table) -> Element:
    head = _e("tr", *(_e("th", words, scope="col", dir=_way_of(words)) for words in block.header))
    caption = [_e("caption", *_run(block.caption))] if block.caption else []
    told = {"aria_description": block.summary} if block.summary else {}
    rows = map(_row, block.rows)
    return _e("table", *caption, _e("thead", head), _e("tbody", *rows), _class="matrix", **told)


def _figure(block: Figure) -> Element:
    """Return the picture, which holds all that it shows, with its caption under it."""
    caption = [_e("figcaption", *_run(block.caption), dir=_way(block.caption))]
    wide = f"width: {min(100, round(100 * block.width))}%"
    image = _e("img", src=data_address(block.image), alt=block.alt, style=wide)
    return _e("figure", image, *(caption if block.caption else ()))


def _row(cells: tuple[str, ...]) -> Element:
    first, *others = cells or ("",)
    head = _e("th", first, scope="row", dir=_way_of(first))
    return _e("tr", head, *(_e("td", words, dir=_way_of(words)) for words in others))


def _running(inlines: tuple[Inline, ...], name: str) -> Element:
    named = {"_class": name} if name else {}
    return _e("p", *_run(inlines), dir=_way(inlines), **named)


def _way(inlines: tuple[Inline, ...]) -> str:
    return _way_of(plain_text(inlines))


def _way_of(text: str) -> str:
    """Return which way a text runs, as Word and the PDF decide it: by most of its letters."""
    return "rtl" if is_rtl(text) else "ltr"


def _run(inlines: Iterable[Inline]) -> Iterator[Element | str]:
    """Yield running text; a comma stands between the marks of two notes."""
    after_mark = False
    for item in inlines:
        is_mark = isinstance(item, NoteRef)
        if is_mark and after_mark:
            yield _e("sup", ",")
        yield from _inline(item)
        after_mark = is_mark


def _inline(item: Inline) -> Iterator[Element | str]:
    match item:
        case Text(text) | CrossRef(text):
            yield from _lines(text)
        case Emph(text, strong):
            yield _e("strong" if strong else "em", *_lines(text))
        case Link(text, url):
            target = url if is_place(url) else address(url)
            yield _e("a", *_lines(text), href=target) if target else text
        case InlineExtract():
            # Its direction is its own, whatever stands before and after it.
            yield _e("bdi", *_lines(plain_text((item,))), dir=_way((item,)))
        case NoteRef(_, number):
            yield _e("sup", _e("a", str(number), href=f"#note-{number}", id=f"mark-{number}"))
        case _:
            assert_never(item)


def _lines(text: str) -> Iterator[Element | str]:
    """Yield the words, with a break where the text has one."""
    for number, line in enumerate(canonical_text(text).split("\n")):
        if number:
            yield _e("br")
        if line:
            yield line
