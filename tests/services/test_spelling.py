"""Spelling by a dictionary of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.services.spelling import Speller, dictionary, words_in

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("hunspell")


def write(folder: Path, name: str, *words: str, encoding: str = "UTF-8") -> Path:
    """Write a small dictionary."""
    (folder / f"{name}.aff").write_text(f"SET {encoding}\nTRY esianrtolcdugmphbyfvkwz’'\n", "utf-8")
    path = folder / f"{name}.dic"
    path.write_text("\n".join([str(len(words)), *words]) + "\n", encoding=encoding)
    return path


def test_words_of_the_dictionary_are_known_and_others_get_suggestions(tmp_path: Path) -> None:
    speller = Speller(write(tmp_path, "en_US", "border", "talks", "don't"))
    assert speller.knows("border")
    assert speller.knows("don’t")
    assert not speller.knows("bordr")
    assert "border" in speller.suggest("bordr")
    assert speller.knows("UNHCR")
    assert speller.knows("x" * 80)


def test_a_letter_that_an_old_dictionary_lacks_makes_a_word_unknown(tmp_path: Path) -> None:
    speller = Speller(write(tmp_path, "es", "niño", encoding="ISO8859-1"))
    assert speller.knows("niño")
    assert not speller.knows("日本")
    assert speller.suggest("日本") == ()


def test_the_dictionary_of_a_language_is_found_the_usual_one_first(tmp_path: Path) -> None:
    for name in ("en_AU", "en_GB", "es_MX", "eno"):
        write(tmp_path, name, "a")
    (tmp_path / "de_DE.dic").write_text("1\na\n", "utf-8")
    assert dictionary("en", [tmp_path]) == tmp_path / "en_GB.dic"
    assert dictionary("es", [tmp_path]) == tmp_path / "es_MX.dic"
    assert dictionary("de", [tmp_path]) is None
    assert dictionary("fr", [tmp_path]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The border, again.", ["The", "border", "again"]),
        ("don’t l'aide", ["don’t", "l'aide"]),
        ("42nd of 3,000 A4", ["of"]),
        ("see ana@example.org, U.S., www.example.org or a_b", ["see", "or"]),
        ("López 🐦 日本", ["López", "日本"]),
    ],
)
def test_words_are_letters_only(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in words_in(text)] == words
