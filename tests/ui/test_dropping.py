"""What a drag or the clipboard holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from briefer.ui.dropping import Dropped, dropped


def holding(*addresses: str, text: str = "") -> QMimeData:
    data = QMimeData()
    if addresses:
        data.setUrls([QUrl(address) for address in addresses])
    if text:
        data.setText(text)
    return data


def test_files_are_files() -> None:
    assert dropped(holding("file:///a/b.txt", "file:///a/c.html")) == Dropped(
        files=(Path("/a/b.txt"), Path("/a/c.html"))
    )


def test_one_briefing_is_opened_but_not_one_of_several_files() -> None:
    assert dropped(holding("file:///a/talks.briefing")).briefing == Path("/a/talks.briefing")
    both = dropped(holding("file:///a/talks.briefing", "file:///a/b.txt"))
    assert both.briefing is None
    assert len(both.files) == 2


def test_words_are_words_also_when_an_address_stands_beside_them() -> None:
    assert dropped(holding(text="Some words")).text == "Some words"
    page = dropped(holding("https://example.org/a", text="Words of the page"))
    assert page.text == "Words of the page"


def test_an_address_alone_is_an_address() -> None:
    address = "https://example.org/a"
    assert dropped(holding(address)).address == address
    assert dropped(holding(address, text=address)).address == address


def test_nothing_is_nothing() -> None:
    assert not dropped(QMimeData())
    assert not dropped(holding(text="  \n"))
