"""`templates`, `memos`, `memos add`, `export`, `check` and `demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefer.cli import edited_records, records
from briefer.cli.briefing import reading, writing, writing_if_possible
from briefer.cli.output import Output, columns
from briefer.cli.parser import Commands, number, pair, path
from briefer.errors import ExportBlockedError, InputError
from briefer.memo.document import Version
from briefer.memo.edited import Fate
from briefer.services import (
    checking,
    edited_files,
    exporting,
    memos,
    preferences,
    renewing,
    sample,
    templates,
)
from briefer.services.exporting import PdfWish

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.services.checking import Remark
    from briefer.services.exporting import ExportResult, Rendering

_VERSIONS: Final = {
    Version.SOURCED: "with notes, annexes and links to the articles (the default)",
    Version.CLEAN: "without notes and annexes; the outlet is named in the sentence",
}
FAULTY = 1
"""The exit code where a check found problems."""


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    _add_drafting(commands)
    _add_export(commands)
    check = commands.add(
        "check", _check, "check the file and every kept memo, or a memo that was edited in Word"
    )
    check.add_argument(
        "edited",
        nargs="?",
        type=path,
        metavar="EDITED.docx",
        help="a memo that was edited in Word, to be held against its edition",
    )
    demo = commands.add("demo", _demo, "write the sample briefing and its memo", file=False)
    demo.add_argument("folder", type=path, metavar="FOLDER", help="made where it is missing")


def _add_drafting(commands: Commands) -> None:
    commands.add("templates", _templates, "list the memo templates", file=False)
    commands.add("memos", _memos, "list the kept memos")

    draft = commands.add("memos add", _add_memo, "draft a memo from the tags and keep it")
    like = draft.add_mutually_exclusive_group(required=True)
    like.add_argument("--template", metavar="NAME", help="one that `briefer templates` lists")
    like.add_argument("--like", type=number, metavar="ID", help="an earlier memo, with its text")
    draft.add_argument(
        "--structure", action="store_true", help="of an earlier memo its sections, not its text"
    )
    draft.add_argument(
        "--field",
        type=pair,
        metavar="KEY=VALUE",
        action="append",
        default=[],
        dest="fields",
        help="a field of the head or a setting, as language=es; once for each",
    )


def _add_export(commands: Commands) -> None:
    export = commands.add("export", _export, "write a memo as Word, PDF, Markdown or HTML")
    export.add_argument(
        "-o",
        type=path,
        metavar="OUT",
        required=True,
        dest="out",
        help="a .docx, .pdf, .md or .html file",
    )
    which = export.add_mutually_exclusive_group()
    which.add_argument("--memo", type=number, metavar="ID", help="a kept memo")
    which.add_argument("--template", metavar="NAME", help="a draft from the tags, kept nowhere")
    version = export.add_mutually_exclusive_group()
    for name, told in _VERSIONS.items():
        version.add_argument(
            f"--{name}", action="store_const", const=name, dest="version", help=told
        )
    export.set_defaults(version=Version.SOURCED)
    export.add_argument("--date", metavar="D", help="the memo's date (otherwise today)")
    export.add_argument(
        "--archive", action="store_true", help="a PDF that says it is PDF/A-2a and PDF/UA-1"
    )
    export.add_argument(
        "--password-file",
        type=path,
        metavar="FILE",
        help="a PDF that opens with the password on the first line of FILE alone",
    )


def _templates(args: Namespace, output: Output) -> int:  # noqa: ARG001 - every command takes its arguments
    found = templates.available()
    rows = [(template.name, template.title) for template in found]
    output.answer({"templates": [records.template(t) for t in found]}, columns(rows))
    return 0


def _memos(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        found = ws.memos.all()
    rows = [(memo.id, memo.changed, memo.template, memo.title) for memo in found]
    output.answer({"memos": [records.memo(memo) for memo in found]}, columns(rows))
    return 0


def _add_memo(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        if args.like is None:
            memo = memos.add(ws, args.template, dict(args.fields))
        else:
            memo = renewing.start_from(
                ws, args.like, with_text=not args.structure, fields=dict(args.fields)
            )
    output.answer({"memos": [records.memo(memo)]}, [f"Memo {memo.id}: {memo.title}"])
    return 0


def _password(file: str | None) -> str:
    """Return the first line of a file; raise InputError where it has none."""
    if file is None:
        return ""
    try:
        password, *_ = (*Path(file).read_text("utf-8-sig").splitlines(), "")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The file with the password, “{file}”, cannot be read.") from error
    if not password:
        raise InputError(f"The first line of “{file}” has no password.")
    return password


def _export(args: Namespace, output: Output) -> int:
    out = Path(args.out)
    exporting.require_format(out)
    wish = PdfWish(archive=args.archive, password=_password(args.password_file))
    with writing_if_possible(args.file) as ws:
        memo = exporting.rendering(
            ws,
            memo_id=args.memo,
            template=args.template,
            date=args.date,
            version=args.version,
        )
        try:
            result = exporting.write(ws, memo, out, wish=wish)
        except ExportBlockedError as error:
            output.answer(_blocked(memo), [])
            output.aside(str(error))
            return FAULTY
    answer = {**_result(result), "words": records.tally(memo.tally)}
    output.answer(answer, [f"Wrote {result.path}. {memo.tally}."])
    for title in result.left_out:
        output.aside(f"Left out, nothing to say: {title}")
    if result.why_no_edition:
        output.aside(result.why_no_edition)
    return 0


def _result(result: ExportResult) -> dict[str, object]:
    return {
        "path": result.path,
        "edition": result.edition,
        "memo": result.memo,
        "extracts": result.extracts,
        "pages": result.pages,
        "findings": [records.finding(entry) for entry in result.findings],
        "left_out": list(result.left_out),
    }


def _blocked(memo: Rendering) -> dict[str, object]:
    """Return the answer of an export that wrote nothing: its findings say why."""
    return {
        "path": None,
        "edition": None,
        "memo": memo.kept.id or None,
        "extracts": memo.tally.extracts,
        "pages": None,
        "findings": [records.finding(entry) for entry in memo.findings],
        "left_out": list(memo.composed.left_out),
        "words": records.tally(memo.tally),
    }


def _check(args: Namespace, output: Output) -> int:
    return _check_edited(args, output) if args.edited else _check_briefing(args, output)


def _check_edited(args: Namespace, output: Output) -> int:
    """Check a memo that came back from Word: changed and unsourced quotations are problems."""
    with reading(args.file) as ws:
        report = edited_files.check(ws, Path(args.edited))
    told = report.comparison.quotations
    problems = [q for q in told if q.fate in {Fate.CHANGED, Fate.UNSOURCED}]
    faults = [edited_records.quotation(entry) for entry in problems]
    findings = [
        *(edited_records.quotation(entry) for entry in told if entry.fate is Fate.GONE),
        *(edited_records.text_change(entry) for entry in report.comparison.changes),
        *(edited_records.remark(*entry) for entry in report.comparison.remarks),
    ]
    data = {
        "ok": report.ok,
        "problems": faults,
        "findings": findings,
        "quotations": report.counts,
        "edition": report.edition.id,
    }
    counts = ", ".join(f"{count} {state}" for state, count in report.counts.items())
    lines = [f"Problem: {entry['where']}: {entry['message']}" for entry in faults]
    lines += [f"To know: {entry['where']}: {entry['message']}" for entry in findings]
    lines.append(f"Quotations: {counts}. {'All is well.' if report.ok else 'See the problems.'}")
    output.answer(data, lines)
    return 0 if report.ok else FAULTY


def _check_briefing(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        report = checking.check(ws, preferences.who())
    data = {
        "ok": report.ok,
        "problems": [records.remark(entry) for entry in report.problems],
        "findings": [records.remark(entry) for entry in report.findings],
        "quotations": report.quotations,
        "memos": [{"title": title, **records.tally(tally)} for title, tally in report.memos],
    }
    counts = ", ".join(f"{count} {state}" for state, count in report.quotations.items())
    lines = [f"Problem: {r.where}: {r.message}" for r in report.problems]
    lines += [_to_know(remark) for remark in report.findings]
    lines += [f"{title}: {tally}." for title, tally in report.memos]
    lines.append(f"Quotations: {counts}. {'All is well.' if report.ok else 'See the problems.'}")
    output.answer(data, lines)
    return 0 if report.ok else FAULTY


def _to_know(remark: Remark) -> str:
    if remark.accepted:
        return f"Accepted ({remark.accepted}): {remark.where}: {remark.message}"
    return f"To know: {remark.where}: {remark.message}"


def _demo(args: Namespace, output: Output) -> int:
    written = sample.demo(Path(args.folder), who=preferences.who())
    output.answer({"paths": [str(p) for p in written]}, [f"Wrote {path}." for path in written])
    return 0
