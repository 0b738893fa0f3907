"""What the structure of a PDF tells: each element with its words, as the file gives them.

Poppler tells it too, but it loses words where a sign is told apart from how it is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pikepdf import Dictionary, Pdf, String, parse_content_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR: Final = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_UNSEEN: Final = 3
"""The mode in which text is in the file and not on the page."""


@dataclass
class Node:
    """An element with what it holds: other elements, and words; `alt` says what a picture shows."""

    kind: str
    kids: list[Node | str] = field(default_factory=list)
    alt: str = ""

    def text(self) -> str:
        """Return the words, the mark of a note in brackets."""
        words = "".join(map(text_of, self.kids))
        return f"[{words}]" if self.kind == "Reference" else words

    def all(self, kind: str) -> Iterator[Node]:
        """Yield the elements of a kind within this one, the outermost ones."""
        for kid in self.kids:
            if isinstance(kid, Node):
                if kid.kind == kind:
                    yield kid
                else:
                    yield from kid.all(kind)


def text_of(kid: Node | str) -> str:
    """Return the words of a part."""
    return kid if isinstance(kid, str) else kid.text()


def told(data: bytes) -> Node:
    """Return the document's element with all within it."""
    with Pdf.open(BytesIO(data)) as file:
        words = {
            (page.objgen, mark): text
            for page in file.pages
            for mark, text in _Page(page).marked().items()
        }
        return _node(file.Root.StructTreeRoot.K, words)


def _node(element: Any, words: dict[tuple[Any, int], str]) -> Node:  # noqa: ANN401 - of the file
    node = Node(str(element.S).removeprefix("/"), alt=str(element.get("/Alt", "")))
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            node.kids.append(words[element.Pg.objgen, kid])
        elif isinstance(kid, Dictionary) and "/S" in kid:
            node.kids.append(_node(kid, words))
        elif "/MCID" in kid:
            node.kids.append(words[kid.Pg.objgen, int(kid.MCID)])
    if "/ActualText" in element:
        node.kids = [str(element.ActualText)]
    return node


class Letters:
    """What the glyphs of a page stand for, in the font that is chosen."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - what the file holds
        fonts = page.Resources.Font.items() if "/Font" in page.Resources else ()
        self._fonts = {name: _letters(font.ToUnicode.read_bytes()) for name, font in fonts}
        self._chosen: dict[bytes, str] = {}

    def choose(self, font: str) -> None:
        """Choose the font of what comes next, by its name on the page."""
        self._chosen = self._fonts[font]

    def of(self, drawn: Any) -> str:  # noqa: ANN401 - a string, or an array with strings
        """Return what is drawn as text."""
        return self.of_codes(codes_of(drawn))

    def of_codes(self, codes: bytes) -> str:
        """Return what glyphs stand for, by their numbers."""
        return "".join(self._chosen[codes[at : at + 2]] for at in range(0, len(codes), 2))


def _letters(table: bytes) -> dict[bytes, str]:
    """Read the table that a font has of its glyphs' letters."""
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _PAIR.findall(table)
    }


class _Page:
    """Reads the words of one page's marked content."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - what the file holds
        self._page = page
        self.letters = Letters(page)
        self._mode = 0

    def marked(self) -> dict[int, str]:
        """Return the words by the numbers of their content."""
        found: dict[int, str] = {}
        open_: list[tuple[int | None, str | None]] = []
        for instruction in parse_content_stream(self._page):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                open_.append(_mark(operands))
                mark, said = open_[-1]
                holder = next((m for m, _ in reversed(open_) if m is not None), None)
                if said is not None and holder is not None:
                    found[holder] = found.get(holder, "") + said
                if mark is not None:
                    found.setdefault(mark, "")
            elif operator == "EMC":
                open_.pop()
            elif operator == "Tf":
                self.letters.choose(str(operands[0]))
            elif operator == "Tr":
                self._mode = int(operands[0])
            elif operator in {"Tj", "TJ"} and self._mode != _UNSEEN:
                holder = next((m for m, _ in reversed(open_) if m is not None), None)
                if holder is not None and all(said is None for _, said in open_):
                    found[holder] += self.letters.of(operands[0])
        return found

    def shown(self) -> Iterator[bytes]:
        """Yield the numbers of the glyphs of each stretch that is seen, two bytes each."""
        for instruction in parse_content_stream(self._page):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator == "Tf":
                self.letters.choose(str(operands[0]))
            elif operator == "Tr":
                self._mode = int(operands[0])
            elif operator in {"Tj", "TJ"} and self._mode != _UNSEEN:
                yield codes_of(operands[0])


def codes_of(drawn: Any) -> bytes:  # noqa: ANN401 - a string, or an array with strings
    """Return the numbers of the glyphs that are drawn, two bytes each."""
    pieces = [drawn] if isinstance(drawn, String) else list(drawn)
    return b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))


def _mark(operands: Any) -> tuple[int | None, str | None]:  # noqa: ANN401 - what the file holds
    """Return the number of marked content, and the text that stands for what is drawn in it."""
    given = operands[1] if len(operands) > 1 else {}
    mark, said = given.get("/MCID"), given.get("/ActualText")
    return None if mark is None else int(mark), None if said is None else str(said)


def drawn(page: Any) -> str:  # noqa: ANN401 - what the file holds
    """Return what the glyphs of a page stand for, one by one, whatever is told in their place."""
    reader = _Page(page)
    return "".join(reader.letters.of_codes(codes) for codes in reader.shown())


def glyphs(page: Any) -> set[int]:  # noqa: ANN401 - what the file holds
    """Return the numbers of the glyphs that a page draws, in whatever font."""
    codes = b"".join(_Page(page).shown())
    return {int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)}
