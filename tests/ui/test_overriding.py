"""An error in a method that Qt calls by itself is reported, and the program goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from briefer.ui.overriding import override

class Faulty(QWidget):
    @override
    def event(self, event):
        return super().event(event)

    @override
    def keyPressEvent(self, event):
        FAULT

def press():
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(widget, key)

app = QApplication([])
sys.excepthook = lambda kind, error, trace: print("reported", kind.__name__, error)
widget = Faulty()
QTimer.singleShot(0, press)
QTimer.singleShot(50, app.quit)
app.exec()
print("went on")
"""


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("[][1]", "IndexError", "list index out of range"),
        ("None.name", "AttributeError", "'NoneType' object has no attribute 'name'"),
        ("raise ValueError('said')", "ValueError", "said"),
    ],
)
def test_an_error_is_handed_on_whole(fault: str, kind: str, words: str) -> None:
    code = CODE.replace("FAULT", fault)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    report, after = done.stdout.splitlines()
    assert report.startswith(f"reported {kind} ")
    assert report.endswith(words)
    assert after == "went on"
