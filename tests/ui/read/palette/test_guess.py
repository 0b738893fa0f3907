from __future__ import annotations

import pytest

from briefer.model.anchor import locate
from briefer.ui.read.palette.guess import guess_modality


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ('She named the "orderly flow" as the aim.', "orderly flow", "direct"),
        ('She named the "orderly flow" as the aim.', '"orderly flow"', "direct"),
        ('She named the "orderly flow" as the aim.', "the aim", "paraphrase"),
        ('She named the "orderly flow" as the aim.', 'named the "orderly flow"', "partial"),
        ("Dijo: «no habrá más muros» ayer.", "no habrá más muros", "direct"),
        ("Er sagte, »die Grenze bleibt frei« sei das Ziel.", "die Grenze bleibt frei", "direct"),
        ("‚Die Grenze bleibt frei‘, hieß es.", "Die Grenze bleibt frei", "direct"),
        ("“He called it ‘a good day’ and left,” she said.", "called it ‘a good day’", "direct"),
        ("“We will meet,” he said.", "We will meet,", "direct"),
        ("Mexico's plan and Cuba's answer", "plan and Cuba", "paraphrase"),
        ("She said ‘Mexico’s plan is good’ twice.", "plan is good", "direct"),
        ('A lone " mark, and more words', "more words", "paraphrase"),
        ('One "open mark\nand a new paragraph" here', "a new paragraph", "paraphrase"),
    ],
)
def test_quotation_marks_tell_whose_words_they_are(text: str, words: str, modality: str) -> None:
    assert guess_modality(text, locate(text, words)) == modality
