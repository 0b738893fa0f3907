from collections.abc import Iterator
from typing import Literal

from tinycss2.ast import Node

class Color:
    space: str
    alpha: float
    def to(self, space: str) -> Color: ...
    def __iter__(self) -> Iterator[float]: ...

def parse_color(source: str | Node, /) -> Color | Literal["currentcolor"] | None: ...
