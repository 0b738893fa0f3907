"""From an article's text and a codebook to suggested passages: pure functions over values."""
