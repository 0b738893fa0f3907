"""What Word is told of the language of words: for spelling, for hyphens, for those who listen.

Word keeps three languages for each run and takes the one that its letters ask for.
"""

from __future__ import annotations

import re
from typing import Final

from briefer.memo.word.markup import Markup, element

_COUNTRIES: Final = {
    "ar": "ar-SA", "bg": "bg-BG", "bn": "bn-BD", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-MX", "et": "et-EE", "eu": "eu-ES",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN",
    "hr": "hr-HR", "hu": "hu-HU", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP",
    "ka": "ka-GE", "kk": "kk-KZ", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "mk": "mk-MK",
    "mr": "mr-IN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO",
    "pl": "pl-PL", "ps": "ps-AF", "pt": "pt-BR", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK",
    "sl": "sl-SI", "sq": "sq-AL", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "sw": "sw-KE", "ta": "ta-IN",
    "te": "te-IN", "th": "th-TH", "tl": "fil-PH", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK",
    "uz": "uz-Latn-UZ", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""Word asks for a country with each language; of some it knows no dictionary without one."""
_TO_THE_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})
_JOINED: Final = frozenset(
    {"bn", "bo", "dz", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "or", "pa", "sa"}
    | {"si", "ta", "te", "th"}
)
"""Languages whose letters Word counts to those of Arabic, though they run to the right."""
_HEBREW: Final = re.compile("[\u0590-\u05ff]")
_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def with_country(code: str) -> str:
    """Return a language as Word wants it, such as en-US for en; it may have its country already."""
    return _COUNTRIES.get(code, code)


def of_document(code: str) -> Markup:
    """Return the language of all that says none of its own."""
    said = with_country(code)
    bidi = said if _family(code) in _TO_THE_LEFT else "ar-SA"
    return element("lang", val=said, eastAsia=said, bidi=bidi)


def of_words(text: str, code: str, *, rtl: bool) -> Markup | None:
    """Return what a run says of its language, None where it has that of the memo.

    `code` is the language of the words where it is known to be another one than the memo's.
    """
    if not _TAG.fullmatch(code):
        return element("lang", bidi="he-IL") if rtl and _HEBREW.search(text) else None
    said, family = with_country(code), _family(code)
    if family in _TO_THE_LEFT:
        return element("lang", bidi=said)
    if family in _JOINED:
        return element("lang", val=said, bidi=said)
    return element("lang", eastAsia=said) if family in _EAST_ASIAN else element("lang", val=said)


def _family(code: str) -> str:
    return code.partition("-")[0].lower()
