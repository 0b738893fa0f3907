"""What the window says of a briefing as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.dates import utc_now
from briefer.services.recents import Recent
from briefer.ui.dates import since_words
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

    from briefer.model.project import Project
    from briefer.services.codebook_copies import Copied
    from briefer.store.workspace import Workspace

_SAMPLE = "Sample:"


def is_sample(project: Project) -> bool:
    """Say whether the briefing is a copy of the sample: its title says so."""
    return project.title.startswith(_SAMPLE)


def recent_of(workspace: Workspace) -> Recent:
    """Return the entry of the list of recent briefings, as things stand."""
    project = workspace.project.get()
    return Recent(
        path=str(workspace.path.resolve()),
        title=project.title,
        opened=utc_now(),
        articles=workspace.articles.count(),
        passages=workspace.passages.count(),
        due=project.due,
        is_sample=is_sample(project),
    )


def review_words(passages: int, suggestions: int) -> str:
    """Return `48 passages · 23 suggestions`."""
    first = tr("1 passage") if passages == 1 else tr("{n} passages").format(n=f"{passages:,}")
    if not passages:
        first = tr("no passages")
    second = tr("1 suggestion") if suggestions == 1 else tr("{n} suggestions")
    return f"{first} · {second.format(n=f'{suggestions:,}')}"


def counts_words(articles: int, passages: int) -> str:
    """Return `18 articles · 48 passages`."""
    first = tr("1 article") if articles == 1 else tr("{n} articles").format(n=f"{articles:,}")
    if not articles:
        return first
    if not passages:
        return f"{first} · {tr('no passages')}"
    second = tr("1 passage") if passages == 1 else tr("{n} passages").format(n=f"{passages:,}")
    return f"{first} · {second}"


def copied_words(copied: Copied) -> str:
    """Return what came with the codebook of another briefing."""
    parts = [
        tr("stakeholders: {n}").format(n=copied.stakeholders),
        tr("topics: {n}").format(n=copied.topics),
        tr("propositions: {n}").format(n=copied.propositions),
    ]
    words = tr("Copied, {entries}.").format(entries=", ".join(parts))
    if copied.there:
        words += " " + tr("Here already: {n}.").format(n=copied.there)
    return words


def read_only_words(workspace: Workspace, now: datetime) -> str:
    """Return why nothing can be written, as rich text."""
    owner = Recent(str(workspace.path), "", "").held_by
    rest = tr("You can read, search, compare and export; nothing is written.")
    if owner is None:
        why = tr("It is open for reading: {why}.").format(why=workspace.why_read_only)
    else:
        why = tr("{who} on {host} has this briefing open since {since}.").format(
            who=owner.who, host=owner.host, since=since_words(owner.since, now)
        )
    return f"<b>{tr('Read-only.')}</b> {why} {rest}"
