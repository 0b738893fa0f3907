"""The structure of a PDF: what each part of a page is, in reading order, for those who hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.pdf.fonts import Look

_LEAF: Final = 256


class Element:
    """A part of the memo: a heading, a paragraph, a cell. Its kids stand in reading order.

    A kid is another element, the number of marked content on `page`, or a reference as it is
    written into the file.
    """

    __slots__ = ("entries", "kids", "kind", "number", "page", "parent", "parts")

    def __init__(self, kind: str, parent: Element | None, entries: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.entries = entries
        self.kids: list[Element | int | str] = []
        self.number = 0
        self.page = 0
        self.parts: dict[Look, Element] = {}
        """What holds its words, by their looks, where they are not drawn in their own order."""

    def add(self, kind: str, entries: str = "") -> Element:
        """Add an element at the end of this one."""
        element = Element(kind, self, entries)
        self.kids.append(element)
        return element

    def put_first(self, kind: str) -> Element:
        """Add an element before all others in this one."""
        element = Element(kind, self)
        self.kids.insert(0, element)
        return element

    def number_in(self, file: PdfFile) -> int:
        """Return the number of its object in the file."""
        if not self.number:
            self.number = file.reserve()
        return self.number

    def mark(self, page: int, content: int) -> None:
        """Take marked content of a page in."""
        if not self.page:
            self.page = page
        same = page == self.page
        self.kids.append(content if same else f"<</Type/MCR/Pg {page} 0 R/MCID {content}>>")

    def refer(self, page: int, annotation: int) -> None:
        """Take an annotation in, such as the active part of a link."""
        self.kids.append(f"<</Type/OBJR/Obj {annotation} 0 R/Pg {page} 0 R>>")

    def walk(self) -> Iterator[Element]:
        """Yield this element and all within it."""
        open_ = [self]
        while open_:
            element = open_.pop()
            yield element
            open_ += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def let_go(document: Element) -> None:
    """Empty a structure that is not written."""
    _let_go(list(document.walk()))


def _let_go(elements: Iterable[Element]) -> None:
    """Empty elements: they know each other both ways, so memory would keep them until searched."""
    for element in elements:
        element.kids, element.parent = [], None


def write(
    file: PdfFile, document: Element, pages: Sequence[Sequence[Element]], links: Sequence[Element]
) -> int:
    """Write the structure, and return the number of its root; the elements are empty afterwards.

    `pages` has the element of each marked content of each page, `links` that of each link: key 0 is
    the first page, and the first link's key follows that of the last page.
    """
    root = file.reserve()
    elements = list(document.walk())
    for element in elements:
        _write(file, element, root)
    named = [(f"n{each.number:08}", each.number) for each in elements if each.kind == "Note"]
    _let_go(elements)
    marked = [
        "[" + " ".join(f"{element.number_in(file)} 0 R" for element in page) + "]" for page in pages
    ]
    marked += [f"{element.number_in(file)} 0 R" for element in links]
    parents = _tree(file, "Nums", [(str(key), value) for key, value in enumerate(marked)])
    names = _tree(file, "Names", [(f"({name})", f"{number} 0 R") for name, number in sorted(named)])
    file.put(
        root,
        f"<</Type/StructTreeRoot/K {document.number_in(file)} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(marked)}" + (f"/IDTree {names} 0 R" if named else "") + ">>",
    )
    return root


def _write(file: PdfFile, element: Element, root: int) -> None:
    number = element.number or element.number_in(file)
    parent = element.parent.number if element.parent else root
    page = f"/Pg {element.page} 0 R" if element.page else ""
    name = f"/ID(n{number:08})" if element.kind == "Note" else ""
    listed = [
        f"{kid.number or kid.number_in(file)} 0 R" if isinstance(kid, Element) else str(kid)
        for kid in element.kids
    ]
    kids = f"/K[{' '.join(listed)}]" if listed else ""
    file.put(number, f"<</S/{element.kind}/P {parent} 0 R{page}{name}{element.entries}{kids}>>")


def _tree(file: PdfFile, kind: str, rows: Sequence[tuple[str, str]]) -> int:
    """Write a name tree or a number tree of two levels, and return its number."""
    leaves = []
    for start in range(0, len(rows), _LEAF):
        part = rows[start : start + _LEAF]
        leaves.append(
            file.add(
                f"<</Limits[{part[0][0]} {part[-1][0]}]/{kind}[" + " ".join(_flat(part)) + "]>>"
            )
        )
    return file.add("<</Kids[" + " ".join(f"{leaf} 0 R" for leaf in leaves) + "]>>")


def _flat(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for row in rows:
        yield from row
