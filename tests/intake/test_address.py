from __future__ import annotations

import pytest

from briefer.intake.address import web_address


@pytest.mark.parametrize(
    "words",
    ["https://courier.example/a?b=c#d", "http://courier.example", " HTTPS://courier.example/ñ "],
)
def test_a_web_address_is_kept_as_written(words: str) -> None:
    assert web_address(words) == words.strip()


@pytest.mark.parametrize(
    "words",
    [
        *(None, "", "courier.example", "/2024/talks", "javascript:alert(1)", "data:text/html,x"),
        *("file:///etc/passwd", "ftp://courier.example", "https://", "https://a b.example"),
        *("mailto:desk@courier.example", "https://[broken", "https://a.example/\n", "//a.example"),
        "https://a.example/" + "x" * 2000,
    ],
)
def test_anything_else_is_no_address(words: str | None) -> None:
    stripped = (words or "").strip()
    assert web_address(words) == (stripped if stripped == "https://a.example/" else None)
