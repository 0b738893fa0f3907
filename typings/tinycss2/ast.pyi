from typing import Literal, TypeAlias

class QualifiedRule:
    type: Literal["qualified-rule"]
    prelude: list[Node]
    content: list[Node]

class AtRule:
    type: Literal["at-rule"]
    lower_at_keyword: str
    prelude: list[Node]
    content: list[Node] | None

class Declaration:
    type: Literal["declaration"]
    lower_name: str
    value: list[Node]
    important: bool

class FunctionBlock:
    type: Literal["function"]
    lower_name: str
    arguments: list[Node]

class LiteralToken:
    type: Literal["literal"]
    value: str

class ParseError:
    type: Literal["error"]

Node: TypeAlias = QualifiedRule | AtRule | Declaration | FunctionBlock | LiteralToken | ParseError
