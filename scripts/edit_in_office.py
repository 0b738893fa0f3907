"""Edit a Word file in LibreOffice as a person would, and save it as Word.

`python3 scripts/edit_in_office.py OFFICE IN.docx EDITS.json OUT.docx`, with the Python that has
LibreOffice's module `uno` (on Debian and Ubuntu the system's own). EDITS is a list of
`{"bookmark": name or null, "find": words, "at": n, "remove": n, "insert": words}`: from the
bookmark's or the found words' start, `at` letters to the right, some are removed and some typed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # comes with LibreOffice

PIPE = "briefer-edits"
SECONDS = 60


def main() -> int:
    """Edit one file."""
    office, source, edits, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as profile:
        command = [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--nologo"),
            f"--accept=pipe,name={PIPE};urp;",
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
            desktop = connected()
            try:
                edit(desktop, Path(source), json.loads(Path(edits).read_text()), Path(target))
            finally:
                desktop.terminate()
                running.wait(timeout=SECONDS)
    return 0


def connected() -> Any:  # noqa: ANN401 - LibreOffice's objects have no types
    """Return LibreOffice's desktop as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )


def edit(desktop: Any, source: Path, edits: list[dict[str, Any]], target: Path) -> None:  # noqa: ANN401
    """Open, edit, save."""
    document = desktop.loadComponentFromURL(
        source.resolve().as_uri(), "_blank", 0, (option("Hidden", value=True),)
    )
    for each in edits:
        cursor = place(document, each)
        cursor.goRight(each["at"], False)
        cursor.goRight(each["remove"], True)
        if each["remove"]:
            cursor.setString("")
        if each["insert"]:
            cursor.getText().insertString(cursor, each["insert"], False)
    filter_name = option("FilterName", value="MS Word 2007 XML")
    document.storeToURL(target.resolve().as_uri(), (filter_name,))
    document.close(True)


def place(document: Any, each: dict[str, Any]) -> Any:  # noqa: ANN401
    """Return a cursor at the start of the bookmark or of the words."""
    if each["bookmark"]:
        found = document.getBookmarks().getByName(each["bookmark"]).getAnchor()
    else:
        wanted = document.createSearchDescriptor()
        wanted.SearchString = each["find"]
        wanted.SearchCaseSensitive = True
        found = document.findFirst(wanted)
        if found is None:
            raise LookupError(each["find"])
    return found.getText().createTextCursorByRange(found.getStart())


def option(name: str, *, value: object) -> Any:  # noqa: ANN401
    """Return one of the options that LibreOffice's calls take."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    sys.exit(main())
