"""Which language a text is written in."""

from __future__ import annotations

_FEWEST_LETTERS = 40
_SAMPLE = 10_000
"""Code points that are looked at; more would change nothing."""


def detect(text: str) -> str | None:
    """Return the two-letter code of the text's language, or None where it is too short to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    # It loads numpy and a model of its own, which only the reading process should pay for.
    from py3langid import classify  # noqa: PLC0415 - see above

    code, _score = classify(sample)
    return code
