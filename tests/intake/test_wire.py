from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.intake import wire
from briefer.model.article import ArticleDraft, Fact, Original
from briefer.model.text import canonical_text

DRAFT = ArticleDraft(
    title="Talks end",
    body="They left \U0001f600 on\nFriday.",
    original=Original(b"\x00bytes", "a.txt", "text/plain; charset=utf-8"),
    outlet="Example Courier",
    authors=("Jane Doe", "John Roe"),
    published="2024-01-04",
    url="https://courier.example",
    language="en",
    facts=(Fact("title", "source", "line 1", "probable"), Fact("published", "source", about=True)),
)


def test_a_draft_comes_back_equal() -> None:
    stream = io.BytesIO()
    wire.send(stream, {"draft": wire.draft_to_json(DRAFT)})
    stream.seek(0)
    message, data = wire.receive(stream)
    assert data == b""
    assert wire.draft_from_json(message["draft"], DRAFT.original.data) == DRAFT


@given(st.text(), st.binary(max_size=50))
def test_any_words_and_bytes_pass(words: str, data: bytes) -> None:
    stream = io.BytesIO()
    wire.send(stream, {"path": words}, data)
    wire.send(stream, {})
    stream.seek(0)
    assert wire.receive(stream) == ({"path": words}, data)
    assert wire.receive(stream) == ({}, b"")


def test_a_path_that_is_no_text_passes() -> None:
    stream = io.BytesIO()
    wire.send(stream, {"path": "m\udce9xico.txt"})
    stream.seek(0)
    assert wire.receive(stream)[0] == {"path": "m\udce9xico.txt"}


@given(st.text().map(canonical_text))
def test_any_canonical_body_passes(body: str) -> None:
    message = {**wire.draft_to_json(DRAFT), "body": body}
    assert wire.draft_from_json(message, b"").body == body


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00" * 15,
        struct.pack(">QQ", 10, 0) + b"{}",
        struct.pack(">QQ", 2, 5) + b"{}abc",
        struct.pack(">QQ", 1 << 60, 0),
        struct.pack(">QQ", 2, 0) + b"[]",
        struct.pack(">QQ", 2, 0) + b"{x",
        struct.pack(">QQ", 200_000, 0) + b"[" * 200_000,
    ],
)
def test_what_is_no_frame_is_refused(frame: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.receive(io.BytesIO(frame))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("title", None), ("body", 3), ("body", "a\rb"), ("body", "\ufeffa"), ("outlet", [])),
        *(("authors", "Jane"), ("authors", [1]), ("facts", {}), ("facts", ["x"]), ("facts", [{}])),
        *(("name", None), ("media_type", None), ("published", 2024)),
    ],
)
def test_a_draft_with_a_wrong_value_is_refused(key: str, value: object) -> None:
    with pytest.raises(wire.WireError):
        wire.draft_from_json({**wire.draft_to_json(DRAFT), key: value}, b"")


def test_what_is_no_draft_is_refused() -> None:
    with pytest.raises(wire.WireError):
        wire.draft_from_json(None, b"")
