from __future__ import annotations

import subprocess
import sys

CALLS = 2_000
CODE = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
label.setText("warm")
before = sys.getrefcount(None)
for number in range({CALLS}):
    label.setText(str(number))
print(before - sys.getrefcount(None))
"""


def test_a_call_without_a_result_gives_back_the_none_that_it_took() -> None:
    """A faulty PySide6 loses one reference a call, until Python 3.11 dies of it."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, encoding="utf-8", check=True
    )
    assert int(done.stdout) < CALLS / 10
