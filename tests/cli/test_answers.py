"""The keys and types of every answer: what scripts rely on."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Briefer

Record = dict[str, Any]

Types = frozenset[type]
Shape = dict[str, Types]


def one_of(*types: type) -> Types:
    return frozenset(types)


TEXT, NUMBER, YES_NO = one_of(str), one_of(int), one_of(bool)
LIST, OBJECT = one_of(list), one_of(dict)
MAYBE_TEXT, MAYBE_NUMBER = one_of(str, type(None)), one_of(int, type(None))
ANY_NUMBER = one_of(int, float, type(None))

ARTICLE: Shape = {
    "id": NUMBER,
    "guid": TEXT,
    "title": TEXT,
    "outlet": MAYBE_TEXT,
    "authors": LIST,
    "published": MAYBE_TEXT,
    "published_about": YES_NO,
    "published_set_by": MAYBE_TEXT,
    "url": MAYBE_TEXT,
    "language": MAYBE_TEXT,
    "characters": NUMBER,
    "sha256": TEXT,
    "origin": MAYBE_TEXT,
    "passages": NUMBER,
}
PASSAGE: Shape = {
    "id": NUMBER,
    "guid": TEXT,
    "ref": TEXT,
    "article": NUMBER,
    "start": NUMBER,
    "end": NUMBER,
    "quote": TEXT,
    "occurrence": NUMBER,
    "type": MAYBE_TEXT,
    "modality": MAYBE_TEXT,
    "event_date": MAYBE_TEXT,
    "event_date_inferred": YES_NO,
    "certainty": MAYBE_TEXT,
    "via": MAYBE_TEXT,
    "note": MAYBE_TEXT,
    "starred": YES_NO,
    "stakeholders": LIST,
    "topics": LIST,
    "figures": LIST,
    "translations": LIST,
    "links": LIST,
}
INSIDE_A_PASSAGE: dict[str, Shape] = {
    "stakeholders": {"name": TEXT, "part": TEXT, "inferred": YES_NO},
    "topics": {
        "path": TEXT,
        "proposition": MAYBE_TEXT,
        "stance": one_of(int, str, type(None)),
        "condition": MAYBE_TEXT,
        "condition_inferred": YES_NO,
    },
    "figures": {
        "low": ANY_NUMBER,
        "high": ANY_NUMBER,
        "qualifier": MAYBE_TEXT,
        "measure": MAYBE_TEXT,
        "place": MAYBE_TEXT,
        "period": MAYBE_TEXT,
    },
    "links": {"kind": TEXT, "ref": TEXT},
}
STAKEHOLDER: Shape = {
    "id": NUMBER,
    "guid": TEXT,
    "name": TEXT,
    "kind": MAYBE_TEXT,
    "side": MAYBE_TEXT,
    "aliases": LIST,
    "passages": NUMBER,
}
TOPIC: Shape = {
    "id": NUMBER,
    "guid": TEXT,
    "path": TEXT,
    "keywords": LIST,
    "propositions": LIST,
    "passages": NUMBER,
}
STANCES = ("for", "against", "neutral", "mixed", "conditional", "unclear", "none")
POSITION: Shape = {
    "stakeholder": TEXT,
    "topic": TEXT,
    "proposition": MAYBE_TEXT,
    **dict.fromkeys(STANCES, NUMBER),
}
MEMO: Shape = {
    "id": NUMBER,
    "guid": TEXT,
    "title": TEXT,
    "template": TEXT,
    "sections": LIST,
    "changed": TEXT,
}
STEP: Shape = {"id": NUMBER, "label": TEXT, "at": TEXT, "who": TEXT}
REMARK: Shape = {
    "kind": TEXT,
    "where": TEXT,
    "message": TEXT,
    "accepted": MAYBE_TEXT,
    "fixes": LIST,
}
FINDING: Shape = {
    **REMARK,
    "blocks": YES_NO,
    "key": TEXT,
    "block": MAYBE_TEXT,
    "passage": MAYBE_TEXT,
    "difference": LIST,
}
HIT: Shape = {"kind": TEXT, "id": NUMBER, "article": MAYBE_NUMBER, "snippet": TEXT}

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def has(record: Record, shape: Shape) -> None:
    """Every key is there, with a value of one of its types."""
    for key, types in shape.items():
        assert key in record, key
        assert type(record[key]) in types, (key, record[key])


def all_have(records: list[Record], shape: Shape) -> None:
    assert records
    for record in records:
        has(record, shape)


def test_articles(briefer: Briefer, tagged: Path) -> None:
    answer = briefer.ok("articles", tagged)
    assert list(answer) == ["articles"]
    all_have(answer["articles"], ARTICLE)
    assert "text" not in answer["articles"][0]
    assert briefer.ok("articles", tagged, "--id", 1) == answer
    whole = briefer.ok("articles", tagged, "--id", 1, "--with-text")["articles"][0]
    has(whole, {**ARTICLE, "text": TEXT})
    assert answer["articles"][0]["passages"] == 30
    all_have(briefer.ok("articles", "set", tagged, 1, "--title", "T")["articles"], ARTICLE)


def test_import(briefer: Briefer, tagged: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\nSample Courier\nA body.\n", encoding="utf-8")
    names = [tmp_path / "a.txt", tmp_path / "a.txt", tmp_path / "gone.txt"]
    answer = briefer("import", tagged, *names, "--json").json
    assert {key: answer[key] for key in ("imported", "duplicates", "refused")} == {
        "imported": 1,
        "duplicates": 1,
        "refused": 1,
    }
    item: Shape = {"path": TEXT, "result": TEXT, "articles": LIST, "reason": MAYBE_TEXT}
    all_have(answer["items"], item)
    assert [i["path"] for i in answer["items"]] == [str(name) for name in names]
    assert [i["articles"] for i in answer["items"]] == [[2], [2], []]
    assert answer["items"][0]["reason"] is None


def test_passages_and_tag(briefer: Briefer, tagged: Path) -> None:
    passages = briefer.ok("passages", tagged)["passages"]
    all_have(passages, PASSAGE)
    for key, shape in INSIDE_A_PASSAGE.items():
        all_have([entry for passage in passages for entry in passage[key]], shape)
    assert all(passage["ref"] == passage["guid"] for passage in passages)
    (new,) = briefer.ok("tag", tagged, "--article", 1, "--span", "0:5")["passages"]
    has(new, PASSAGE)
    assert [new[key] for key in ("type", "modality", "certainty", "via", "note")] == [None] * 5
    assert [new[key] for key in ("starred", "event_date_inferred")] == [False, False]
    assert [new[key] for key in INSIDE_A_PASSAGE] == [[], [], [], []]


def test_stakeholders_and_topics_count_each_passage_once(briefer: Briefer, tagged: Path) -> None:
    passages = briefer.ok("passages", tagged)["passages"]
    stakeholders = briefer.ok("stakeholders", tagged)["stakeholders"]
    all_have(stakeholders, STAKEHOLDER)
    for who in stakeholders:
        mine = [p for p in passages if who["name"] in {s["name"] for s in p["stakeholders"]}]
        assert who["passages"] == len(mine), who["name"]
    topics = briefer.ok("topics", tagged)["topics"]
    all_have(topics, TOPIC)
    all_have(
        [p for topic in topics for p in topic["propositions"]],
        {"label": TEXT, "text": TEXT, "default": YES_NO},
    )
    for topic in topics:
        mine = [p for p in passages if any(under(t["path"], topic["path"]) for t in p["topics"])]
        assert topic["passages"] == len(mine), topic["path"]
        assert briefer.ok("passages", tagged, "--topic", topic["path"])["passages"] == mine
        assert sum(p["default"] for p in topic["propositions"]) <= 1


def under(path: str, topic: str) -> bool:
    return path == topic or path.startswith(f"{topic}/")


@pytest.mark.parametrize(
    ("mode", "parts"),
    [("--says", {"speaker"}), ("--does", {"actor"}), ("--both", {"speaker", "actor"})],
)
def test_the_matrix_counts_what_a_person_would_count(
    briefer: Briefer, tagged: Path, mode: str, parts: set[str]
) -> None:
    passages = briefer.ok("passages", tagged)["passages"]
    owned = [(p, holders(p, parts)) for p in passages if holders(p, parts)]
    matrix = briefer.ok("matrix", tagged, mode)
    names = [s["name"] for s in briefer.ok("stakeholders", tagged)["stakeholders"]]
    paths = [t["path"] for t in briefer.ok("topics", tagged)["topics"]]
    assert matrix["stakeholders"] == [n for n in names if any(n in who for _, who in owned)]
    assert matrix["topics"] == [path for path in paths if any(on(p, path) for p, _ in owned)]
    assert matrix["cells"] == [
        [sum(name in who and on(p, path) for p, who in owned) for path in matrix["topics"]]
        for name in matrix["stakeholders"]
    ]
    all_have(matrix["positions"], POSITION)
    told = [
        (name, tag["path"], tag["proposition"])
        for p, who in owned
        for name in who
        for tag in p["topics"]
    ]
    counted = {
        (p["stakeholder"], p["topic"], p["proposition"]): sum(p[key] for key in STANCES)
        for p in matrix["positions"]
    }
    assert counted == {place: told.count(place) for place in told}


def holders(passage: Record, parts: set[str]) -> set[str]:
    return {s["name"] for s in passage["stakeholders"] if s["part"] in parts}


def on(passage: Record, topic: str) -> bool:
    return any(under(tag["path"], topic) for tag in passage["topics"])


def test_the_matrix_as_a_table_says_the_same(briefer: Briefer, tagged: Path) -> None:
    data = briefer.ok("matrix", tagged)
    assert data == briefer.ok("matrix", tagged, "--says")
    answer = briefer("matrix", tagged, "--csv")
    assert answer.code == 0
    head, *rows = csv.reader(io.StringIO(answer.out))
    assert head == ["", *data["topics"]]
    assert [row[0] for row in rows] == data["stakeholders"]
    assert [[int(cell) for cell in row[1:]] for row in rows] == data["cells"]


def test_search(briefer: Briefer, tagged: Path) -> None:
    briefer.ok("memos", "add", tagged, "--template", "position")
    answer = briefer.ok("search", tagged, "sanctions")
    assert answer["total"] == len(answer["hits"])
    all_have(answer["hits"], HIT)
    kinds = {hit["kind"]: hit["article"] for hit in answer["hits"]}
    assert kinds == {"article": 1, "passage": 1, "memo": None}
    one = briefer.ok("search", tagged, "SANCTIÓNS", "--limit", 1)
    assert (one["total"], one["hits"]) == (answer["total"], answer["hits"][:1])
    assert briefer.ok("search", tagged, "sanctions", "--limit", 10**25) == answer
    for query in ("", " ", '"', "*", "(", "AND", "NEAR(a b)", "a:b", "^", "'; --", "zzzzqq"):
        assert isinstance(briefer.ok("search", tagged, query)["total"], int)


def test_memos_templates_export_and_check(briefer: Briefer, tagged: Path, tmp_path: Path) -> None:
    all_have(briefer.ok("templates")["templates"], {"name": TEXT, "title": TEXT, "fields": LIST})
    assert briefer.ok("memos", tagged) == {"memos": []}
    added = briefer.ok("memos", "add", tagged, "--template", "position", "--field", "language=es")
    assert briefer.ok("memos", tagged) == added
    all_have(added["memos"], MEMO)
    all_have(added["memos"][0]["sections"], {"title": TEXT, "blocks": NUMBER})
    assert MOMENT.fullmatch(added["memos"][0]["changed"])
    shape: Shape = {
        "path": TEXT,
        "edition": MAYBE_NUMBER,
        "memo": MAYBE_NUMBER,
        "extracts": NUMBER,
        "pages": MAYBE_NUMBER,
        "findings": LIST,
    }
    for suffix in ("docx", "pdf"):
        out = tmp_path / f"memo.{suffix}"
        answer = briefer.ok("export", tagged, "-o", out, "--date", "2023-12-29")
        has(answer, shape)
        all_have(answer["findings"], FINDING)
        has(answer["words"], {"own": NUMBER, "reported": NUMBER, "differing": NUMBER})
        assert (answer["path"], answer["memo"]) == (str(out), 1)
        assert (answer["pages"] is None) == (suffix == "docx")
    report = briefer.ok("check", tagged)
    has(report, {"ok": YES_NO, "problems": LIST, "findings": LIST, "quotations": OBJECT})
    all_have(report["findings"], REMARK)
    (memo,) = report["memos"]
    has(memo, {"title": TEXT, "own": NUMBER, "reported": NUMBER, "differing": NUMBER})
    assert list(report["quotations"]) == ["exact", "changed", "gone", "unsourced"]


def test_a_memo_is_started_from_an_earlier_one(briefer: Briefer, tagged: Path) -> None:
    (first,) = briefer.ok("memos", "add", tagged, "--template", "position")["memos"]
    for more in ((), ("--structure",)):
        (again,) = briefer.ok("memos", "add", tagged, "--like", str(first["id"]), *more)["memos"]
        assert again["guid"] != first["guid"]
        assert again["sections"] == first["sections"]
    assert len(briefer.ok("memos", tagged)["memos"]) == 3


def test_history_undo_and_redo(briefer: Briefer, tagged: Path) -> None:
    steps = briefer.ok("history", tagged)["steps"]
    all_have(steps, {**STEP, "undone": YES_NO})
    assert [step["id"] for step in steps] == sorted(step["id"] for step in steps)
    assert all(MOMENT.fullmatch(step["at"]) for step in steps)
    undone = briefer.ok("undo", tagged)
    assert list(undone) == ["step"]
    has(undone["step"], STEP)
    assert briefer.ok("history", tagged)["steps"][-1]["undone"] is True
    redone = briefer.ok("redo", tagged)["step"]
    assert redone["id"] == undone["step"]["id"] == steps[-1]["id"]


def test_what_adds_to_the_codebook_answers_with_it(briefer: Briefer, empty: Path) -> None:
    all_have(briefer.ok("stakeholders", "add", empty, "Pilots")["stakeholders"], STAKEHOLDER)
    all_have(briefer.ok("topics", "add", empty, "Ferries")["topics"], TOPIC)
