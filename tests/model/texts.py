"""Texts as articles have them, drawn at random, with everything that moves offsets."""

from __future__ import annotations

from hypothesis import strategies as st

# Emoji and a family joined by ZWJ, combining marks, right-to-left script with bidi marks, every
# line end, no-break space, soft hyphen, BOM, and what no text may have.
ODD = (
    *(
        "😀",
        "👩‍👩‍👧",
        "𝒳",
        "🇲🇽",
        "e\u0301",
        "n\u0303",
        "שלום",
        "مرحبا",
        "\u200f",
        "\u202b",
        "\u2066",
    ),
    *("\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029", "\u00a0", "\u00ad", "\u200d", "\ufeff"),
    *("\x00", "\x0b", "\x0c", "\x1f", "\ufdd0", "\ufffe", "\U0001ffff", "López ", "border. ", " "),
)

raw_texts = st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=5)), max_size=40).map("".join)
