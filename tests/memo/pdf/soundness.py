"""What no reader of PDF files tells us: whether structure and links lead where they should."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pikepdf import Dictionary, Pdf, parse_content_stream

if TYPE_CHECKING:
    from collections.abc import Iterator


def faults(data: bytes) -> list[str]:
    """Return what is wrong with the structure and the links of a file."""
    with Pdf.open(BytesIO(data)) as file:
        parents = dict(_numbers(file.Root.StructTreeRoot.ParentTree))
        pages: set[Any] = {page.objgen for page in file.pages}
        found = [*_pages(file, parents), *_links(file, parents, pages), *_tree(file)]
        return [*found, *_lost_links(file), *_notes(file)]


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 - what the file holds
    for leaf in tree.get("/Kids", [tree]):
        rows = list(leaf.Nums)
        yield from zip(map(int, rows[::2]), rows[1::2], strict=True)


def _pages(file: Pdf, parents: dict[int, Any]) -> Iterator[str]:
    """Yield the pages whose marked content and structure do not know each other."""
    for number, page in enumerate(file.pages):
        if "/StructParents" not in page:
            yield f"page {number} has no place in the structure"
            continue
        marks = list(_marks(page))
        owners = parents.get(int(page.StructParents), [])
        if marks != list(range(len(owners))):
            yield f"page {number} has {marks} for {len(owners)} elements"
            continue
        for mark, owner in enumerate(owners):
            if (mark, page.objgen) not in set(_contents(owner)):
                yield f"page {number}: the element of content {mark} does not know it"


def _marks(page: Any) -> Iterator[int]:  # noqa: ANN401 - what the file holds
    """Yield the numbers of the marked content; raise ValueError where one is left open."""
    depth = 0
    for instruction in parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        if operator == "BDC" and isinstance(operands[1], Dictionary):
            yield from [int(operands[1].MCID)] if "/MCID" in operands[1] else []
        if depth < 0:
            raise ValueError("content is closed that was not opened")
    if depth:
        raise ValueError("content is left open")


def _contents(element: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 - as above
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield kid, element.Pg.objgen
        elif kid.get("/Type") == "/MCR":
            yield int(kid.MCID), kid.Pg.objgen


def _links(file: Pdf, parents: dict[int, Any], pages: set[Any]) -> Iterator[str]:
    """Yield the links that lead nowhere or that the structure does not know."""
    for number, page in enumerate(file.pages):
        for link in page.get("/Annots", []):
            owner = parents.get(int(link.StructParent))
            kids = owner.get("/K", []) if owner is not None else []
            known = [
                kid for kid in kids if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
            ]
            if not any(kid.Obj.objgen == link.objgen for kid in known):
                yield f"page {number}: a link is not in the structure"
            target = link.get("/Dest")
            if target is not None and target[0].objgen not in pages:
                yield f"page {number}: a link leads to no page"
            if target is None and not re.match("https?:|mailto:", str(link.A.get("/URI"))):
                yield f"page {number}: a link leads to {link.A.get('/URI')}"


def _tree(file: Pdf) -> Iterator[str]:
    """Yield the elements that do not know their parent."""
    root = file.Root.StructTreeRoot
    open_ = [(root.K, root)]
    while open_:
        element, parent = open_.pop()
        if element.P.objgen != parent.objgen:
            yield f"{element.S} does not know its parent"
        open_ += [(kid, element) for kid in element.get("/K", []) if _is_element(kid)]


def _lost_links(file: Pdf) -> Iterator[str]:
    """Yield the links of the structure that are on no page."""
    there = {link.objgen for page in file.pages for link in page.get("/Annots", [])}
    open_ = [file.Root.StructTreeRoot.K]
    while open_:
        kids = list(open_.pop().get("/K", []))
        open_ += filter(_is_element, kids)
        for kid in filter(_is_reference, kids):
            if kid.Obj.objgen not in there:
                yield "a link of the structure is on no page"


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _is_reference(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"


def _notes(file: Pdf) -> Iterator[str]:
    """Yield a fault where links from marks and links back are not one for one."""
    said = [str(link.Contents) for page in file.pages for link in page.get("/Annots", [])]
    marks = sum(bool(re.fullmatch(r"(Notes|Notas) \d+", words)) for words in said)
    backs = sum(bool(re.fullmatch(r"\d+ ↑", words)) for words in said)
    if marks != backs:
        yield f"{marks} marks lead to {backs} notes"
