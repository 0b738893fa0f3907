"""The table of actions: menus, shortcuts and the page of keys all read these rows.

`where` says in which part of the window the keys work: "window", or the name of a pane. `menu` is
the menu that lists the action. `needs` names the conditions under which it is enabled:

    writable   the briefing can be changed now
    article    an article is shown
    passage    a passage is chosen
    undo, redo there is a step to take back, or to do again

`icon` and `hint` (a few words more) are for the finder. A row with `shown_only` has no action: its
pane reads the key itself, and may offer the finder what it does (`ActionSet.offer`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done, with the keys that do it (the first one is shown)."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    where: str = "window"
    menu: str = ""
    needs: frozenset[str] = frozenset()
    shown_only: bool = False
    icon: str = ""
    hint: str = ""


WRITABLE = frozenset({"writable"})
ARTICLE = frozenset({"article"})
PASSAGE = frozenset({"passage"})

ACTIONS: tuple[Action, ...] = (
    Action("file.new", "New briefing…", ("Ctrl+N",), menu="file"),
    Action("file.open", "Open…", ("Ctrl+O",), menu="file"),
    Action("file.save", "Saved by itself", ("Ctrl+S",)),
    Action("file.save-copy", "Save a copy…", ("Ctrl+Shift+S",), menu="file"),
    Action("file.rename", "Rename the file…", (), menu="file", needs=WRITABLE),
    Action("file.move", "Move the file…", (), menu="file", needs=WRITABLE),
    Action(
        "file.codebook",
        "Codebook from another briefing…",
        (),
        menu="file",
        needs=WRITABLE,
        hint="copy its entries",
    ),
    Action("file.import", "Import articles…", ("Ctrl+I",), menu="file", needs=WRITABLE),
    Action("file.paste", "Paste article", ("Ctrl+Shift+V",), menu="file", needs=WRITABLE),
    Action(
        "file.export",
        "Export memo…",
        ("Ctrl+E",),
        menu="file",
        icon="document",
        hint="Word, PDF, Markdown",
    ),
    Action("file.details", "Briefing details…", (), menu="file", needs=WRITABLE),
    Action("file.close", "Close briefing", ("Ctrl+W",), menu="file"),
    Action("file.preferences", "Preferences…", ("Ctrl+,",), menu="file"),
    Action("file.quit", "Quit", ("Ctrl+Q",), menu="file"),
    Action("edit.undo", "Undo", ("Ctrl+Z",), menu="edit", needs=frozenset({"undo", "writable"})),
    Action(
        "edit.redo",
        "Redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        menu="edit",
        needs=frozenset({"redo", "writable"}),
    ),
    Action("search.command", "Search or run a command…", ("Ctrl+K",), menu="edit"),
    Action("search.everywhere", "Find everywhere…", ("Ctrl+Shift+F",), menu="edit", icon="search"),
    Action("view.read", "Read", ("Ctrl+1",), menu="view"),
    Action("view.evidence", "Evidence", ("Ctrl+2",), menu="view"),
    Action("view.memo", "Memo", ("Ctrl+3",), menu="view"),
    Action(
        "view.codebook",
        "Codebook…",
        ("Ctrl+4",),
        menu="view",
        icon="topic",
        hint="rename, merge, move",
    ),
    Action(
        "view.templates",
        "Templates…",
        ("Ctrl+5",),
        menu="view",
        icon="document-lines",
        hint="sections, look, notes, length",
    ),
    Action(
        "view.suggestions",
        "Suggestions",
        ("F8",),
        menu="view",
        icon="quote",
        hint="to accept, change or dismiss",
    ),
    Action("view.larger", "Larger text", ("Ctrl++", "Ctrl+="), menu="view"),
    Action("view.smaller", "Smaller text", ("Ctrl+-",), menu="view"),
    Action("view.normal", "Normal text size", ("Ctrl+0",), menu="view"),
    Action("view.next-pane", "Next pane", ("F6",), menu="view"),
    Action("view.previous-pane", "Pane before", ("Shift+F6",), menu="view"),
    Action("view.menu", "Menu", ("F10",)),
    Action("help.keys", "Keys", ("F1",), menu="help"),
    Action("help.about", "About Briefer", (), menu="help"),
    Action("articles.paste", "Paste an article", ("Ctrl+V",), where="articles", needs=WRITABLE),
    Action("articles.facts", "Set facts", ("F2",), where="articles", needs=WRITABLE),
    Action("articles.mark", "Mark as read or unread", ("U",), where="articles", needs=WRITABLE),
    Action("articles.remove", "Remove articles", ("Del",), where="articles", needs=WRITABLE),
    Action(
        "passage.copy",
        "Copy passage with its citation",
        ("Ctrl+Shift+C",),
        menu="edit",
        needs=PASSAGE,
    ),
    Action("passage.star", "Star passage", ("Ctrl+D",), menu="edit", needs=PASSAGE | WRITABLE),
    Action(
        "passage.split",
        "Split passage at the caret",
        ("Ctrl+Shift+J",),
        where="reader",
        menu="edit",
        needs=PASSAGE | WRITABLE,
    ),
    Action(
        "passage.join",
        "Join passage with the next",
        ("Ctrl+J",),
        where="reader",
        menu="edit",
        needs=PASSAGE | WRITABLE,
    ),
    Action("reader.next-passage", "Next passage", ("J",), where="reader", shown_only=True),
    Action("reader.previous-passage", "Passage before", ("K",), where="reader", shown_only=True),
    Action("reader.next-article", "Next article", ("N",), where="reader", shown_only=True),
    Action("reader.previous-article", "Article before", ("B",), where="reader", shown_only=True),
    Action("reader.find", "Find in article", ("/", "Ctrl+F"), where="reader", shown_only=True),
    Action("reader.hit", "Next hit", ("F3",), where="reader", shown_only=True),
    Action("find.words", "Find whole words only", ("Alt+W",), where="reader", shown_only=True),
    Action("find.case", "Find with capital letters", ("Alt+C",), where="reader", shown_only=True),
    Action("find.accents", "Find with accents", ("Alt+A",), where="reader", shown_only=True),
    Action("reader.grow", "Select more", ("Alt+Up",), where="reader", shown_only=True),
    Action("reader.shrink", "Select less", ("Alt+Down",), where="reader", shown_only=True),
    Action("reader.tag", "Tag: type, or", ("Return",), where="reader", shown_only=True),
    Action("reader.pinned", "Tag with a pinned topic", ("1–9",), where="reader", shown_only=True),
    Action("reader.repeat", "Give the last tags again", (".",), where="reader", shown_only=True),
    Action("reader.second", "Second statement", ("Ctrl+Shift+T",), where="reader", shown_only=True),
    Action("reader.as-well", "Choose one more", ("Shift+J",), where="reader", shown_only=True),
    Action("reader.end", "Move its end", ("Alt+Shift+Right",), where="reader", shown_only=True),
    Action("reader.start", "Move its start", ("Alt+Right",), where="reader", shown_only=True),
    Action("reader.copy", "Copy passage and tags", ("Ctrl+C",), where="reader", shown_only=True),
    Action("reader.paste", "Paste tags", ("Ctrl+V",), where="reader", shown_only=True),
    Action("reader.remove", "Remove passage", ("Del",), where="reader", shown_only=True),
    Action("reader.kind", "Kind of statement", (), where="reader", shown_only=True, icon="quote"),
    Action("palette.take", "Tag with the row", ("Return",), where="palette", shown_only=True),
    Action("palette.back", "Take a tag back", ("Backspace",), where="palette", shown_only=True),
    Action("palette.who", "New stakeholder", ("Ctrl+Return",), where="palette", shown_only=True),
    Action("palette.what", "New topic", ("Ctrl+Shift+Return",), where="palette", shown_only=True),
    Action("palette.kind", "Kind and stance", ("Tab",), where="palette", shown_only=True),
    Action("palette.strength", "Stronger, weaker", ("+", "-"), where="palette", shown_only=True),
    Action("palette.close", "Close and keep", ("Esc",), where="palette", shown_only=True),
    Action("suggestions.accept", "Accept", ("Return",), where="suggestions", shown_only=True),
    Action("suggestions.change", "Change", ("E",), where="suggestions", shown_only=True),
    Action("suggestions.skip", "Skip", ("J",), where="suggestions", shown_only=True),
    Action("suggestions.back", "Back", ("K",), where="suggestions", shown_only=True),
    Action(
        "suggestions.dismiss", "Dismiss for good", ("Del",), where="suggestions", shown_only=True
    ),
    Action(
        "suggestions.leave", "Back to the articles", ("Esc",), where="suggestions", shown_only=True
    ),
    Action("memo.source", "Open source", ("Ctrl+Return",), where="memo"),
    Action("memo.findings", "Next finding", ("F4",), where="memo"),
    Action(
        "memo.editions",
        "Editions, new since the last memo",
        ("Shift+F4",),
        where="memo",
        icon="document",
        hint="what was exported, and what changed",
    ),
    Action(
        "memo.returned",
        "Check a memo edited in Word…",
        (),
        where="memo",
        icon="document",
        hint="which quotations were changed, and what else",
    ),
    Action("memo.find", "Find and replace", ("Ctrl+F",), where="memo"),
    Action("memo.hit", "Next hit", ("F3",), where="memo"),
    Action("memo.insert", "Insert, on an empty line", ("/",), where="memo", shown_only=True),
    Action(
        "memo.lead",
        "Lead-in, cells, picture, name",
        ("F2",),
        where="memo",
        shown_only=True,
    ),
    Action("memo.list", "Begin a list", ("-",), where="memo", shown_only=True),
    Action("memo.bold", "Bold", ("Ctrl+B",), where="memo", shown_only=True),
    Action("memo.italic", "Italic", ("Ctrl+I",), where="memo", shown_only=True),
    Action("memo.cite", "Cite a passage", ("Ctrl+Shift+N",), where="memo", shown_only=True),
    Action("memo.refer", "Refer to a section", ("Ctrl+Shift+R",), where="memo", shown_only=True),
    Action("memo.copy", "Copy with sources", ("Ctrl+Shift+C",), where="memo", shown_only=True),
    Action("memo.up", "Move up", ("Alt+Up",), where="memo", shown_only=True),
    Action("memo.down", "Move down", ("Alt+Down",), where="memo", shown_only=True),
    Action("memo.out", "Move a section out", ("Alt+Left",), where="memo", shown_only=True),
    Action("memo.in", "Move a section in", ("Alt+Right",), where="memo", shown_only=True),
    Action("memo.about", "What a section is about", ("Alt+Return",), where="memo", shown_only=True),
    Action("memo.remove", "Remove from the memo", ("Del",), where="memo", shown_only=True),
    Action("evidence.open", "Open in Read", ("Return",), where="evidence", shown_only=True),
    Action("codebook.rename", "Rename", ("F2",), where="codebook", shown_only=True),
    Action("codebook.add", "Add an entry", ("Ins",), where="codebook", shown_only=True),
    Action("codebook.delete", "Delete", ("Del",), where="codebook", shown_only=True),
    Action("codebook.pin", "Give a topic a key", ("1–9",), where="codebook", shown_only=True),
    Action("codebook.order", "Move up", ("Alt+Up",), where="codebook", shown_only=True),
    Action("codebook.order-down", "Move down", ("Alt+Down",), where="codebook", shown_only=True),
    Action("codebook.out", "Move a topic out", ("Alt+Left",), where="codebook", shown_only=True),
    Action("codebook.in", "Move a topic in", ("Alt+Right",), where="codebook", shown_only=True),
    Action("codebook.merge", "Merge…", ("Ctrl+M",), where="codebook", shown_only=True),
    Action("codebook.split", "Split…", ("Ctrl+T",), where="codebook", shown_only=True),
    Action("codebook.import", "Import codebook…", where="codebook", shown_only=True),
    Action("codebook.export", "Export codebook…", where="codebook", shown_only=True),
)

BY_ID = {action.id: action for action in ACTIONS}

PLACES = {
    "window": "Everywhere",
    "articles": "List of articles",
    "reader": "Reader",
    "palette": "Tagging palette",
    "suggestions": "Suggestions",
    "inspector": "Passage",
    "evidence": "Evidence",
    "memo": "Memo",
    "codebook": "Codebook",
}
"""The headings of the page of keys, in order."""
