"""Tag files with what a tester, a script or a mishap puts into them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer, Briefer

Record = dict[str, Any]

PLACE: Record = {"article": 1, "start": 0, "end": 5}


@pytest.fixture
def read(briefer: Briefer, briefing: Path, tmp_path: Path) -> Callable[..., Answer]:
    """Import lines, given as objects or as they stand in the file."""

    def reading(*lines: Record | str, create: bool = False) -> Answer:
        tags = tmp_path / "tags.jsonl"
        raw = "\n".join(e if isinstance(e, str) else json.dumps(e) for e in lines)
        tags.write_text(raw, encoding="utf-8")
        return briefer("tags", "import", briefing, tags, "--json", *(["--create"] * create))

    return reading


def reasons(answer: Answer) -> dict[int, str]:
    return {entry["line"]: entry["reason"] for entry in answer.json["refused"]}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({**PLACE, "article": 10**25}, "There is no article 1000"),
        ({**PLACE, "end": 10**25}, "past the end"),
        ({"article": 1, "quote": "the", "occurrence": 10**25}, "there is no occurrence"),
        ({"article": 1, "quote": "the", "occurrence": 0}, "there is no occurrence 0"),
        ({"article": 1, "quote": ""}, "do not stand"),
        ('{"article": 1, "start": 0, "end": 5, "figures": [{"low": NaN}]}', "not a number"),
        ('{"article": 1, "start": 0, "end": 5, "figures": [{"high": 1e999}]}', "not a number"),
        ("[" * 100_000, "not JSON"),
        ({**PLACE, "note": "\ud83d"}, "half a character"),
        ({**PLACE, "ref": "a", "links": [{"kind": "answers", "ref": "a"}]}, "linked to itself"),
        ({**PLACE, "figures": ["50"]}, "A figure is not an object"),
        ({**PLACE, "links": ["50"]}, "A link is not an object"),
        ({**PLACE, "translations": ["50"]}, "A translation is not an object"),
        ({**PLACE, "stakeholders": [7]}, "neither a name nor an object"),
        ({**PLACE, "starred": "yes"}, "not true or false"),
        ({**PLACE, "event_date": ""}, "not a date"),
        ({**PLACE, "topics": [{"path": "Aid", "stance": 2.0}]}, "not a stance"),
        ({**PLACE, "topics": [{"path": "Aid", "stance": True}]}, "not a stance"),
        ({**PLACE, "topics": ["Aid:+4"]}, "no topic called “Aid:+4”"),
        ({"passages": [PLACE]}, "names no article"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_alone(
    read: Callable[..., Answer], line: Record | str, reason: str
) -> None:
    answer = read(line, PLACE)
    assert answer.code == 1
    assert answer.json["added"] == 1
    assert list(reasons(answer)) == [1]
    assert reason in reasons(answer)[1]


def test_a_quote_with_one_end_of_its_place_must_agree_too(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path
) -> None:
    text = briefer.ok("articles", briefing, "--with-text")["articles"][0]["text"]
    words = text[40:60]
    answer = read(
        {"article": 1, "start": 40, "quote": words},
        {"article": 1, "end": 60, "quote": words},
        {"article": 1, "start": 41, "quote": words},
        {"article": 1, "end": 3, "quote": words},
        {"article": 1, "start": 40},
    )
    assert answer.json["added"] == 2
    assert list(reasons(answer)) == [3, 4, 5]
    places = {(p["start"], p["end"]) for p in briefer.ok("passages", briefing)["passages"]}
    assert places == {(40, 60)}


def test_no_topic_is_made_so_deep_that_no_program_could_read_it_back(
    read: Callable[..., Answer],
) -> None:
    answer = read({**PLACE, "topics": ["/".join("ab" * 800)]}, PLACE, create=True)
    assert (answer.code, answer.json["added"]) == (1, 1)
    assert "40 levels deep" in reasons(answer)[1]


@pytest.mark.parametrize("stance", [0, 3, -3, "0", "+0", "-0", "+3", "mixed", "unclear", None])
def test_every_stance_goes_in(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path, stance: object
) -> None:
    assert read({**PLACE, "topics": [{"path": "Aid", "stance": stance}]}).code == 0
    (passage,) = briefer.ok("passages", briefing)["passages"]
    kept = int(stance) if isinstance(stance, str) and stance.strip("+-").isdigit() else stance
    assert passage["topics"][0]["stance"] == kept
    assert (passage["topics"][0]["proposition"] is None) == (stance is None)


def test_what_a_line_makes_the_next_ones_find(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path
) -> None:
    answer = read(
        {**PLACE, "topics": ["Ferries=Ferries should run:+1"], "stakeholders": ["Pilots"]},
        {**PLACE, "topics": ["ferries:-1"], "stakeholders": ["PILOTS"]},
        create=True,
    )
    assert answer.code == 0
    first, second = briefer.ok("passages", briefing)["passages"]
    assert first["stakeholders"] == second["stakeholders"]
    assert second["topics"][0]["proposition"] == "Ferries should run"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"stakeholders": ["New Body", "new body"]}, "the same part twice"),
        ({"topics": ["New topic", "NEW TOPIC"]}, "stands twice"),
        ({"topics": [{"path": "Aid", "proposition": "  "}]}, "needs a text"),
        ({"topics": ["Ferries:+1"]}, "Ferries has no proposition"),
        ({"stakeholders": ["A/B"]}, "cannot contain “/”"),
        ({"topics": ["Ports/Cuba"], "links": [{"kind": "answers", "ref": "gone"}]}, "“gone”"),
    ],
)
def test_a_line_that_is_refused_makes_nothing_and_stops_no_other(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path, bad: Record, reason: str
) -> None:
    before = briefer.ok("topics", briefing), briefer.ok("stakeholders", briefing)
    answer = read({**PLACE, **bad}, {**PLACE, "topics": ["Cuba"]}, create=True)
    assert answer.json["added"] == 1
    assert reason in reasons(answer)[1]
    after = briefer.ok("topics", briefing), briefer.ok("stakeholders", briefing)
    assert [len(a["topics"]) for a in (before[0], after[0])] == [len(before[0]["topics"])] * 2
    assert after[1] == before[1]


def test_a_name_that_an_earlier_line_made_ambiguous_refuses_only_its_line(
    read: Callable[..., Answer],
) -> None:
    answer = read(
        {**PLACE, "topics": ["Ports/Cuba"]},
        {**PLACE, "topics": ["Cuba"]},
        {**PLACE, "topics": ["Sanctions/Cuba"]},
        create=True,
    )
    assert answer.json["added"] == 2
    assert "Sanctions/Cuba, Ports/Cuba" in reasons(answer)[2]


def test_a_line_that_leans_on_one_refused_for_its_links_is_refused_as_well(
    read: Callable[..., Answer],
) -> None:
    answer = read(
        {**PLACE, "topics": ["Ferries=Ferries should run:+1"], "ref": "a", "links": [LOOSE]},
        {**PLACE, "topics": ["Ferries:+1"]},
        {**PLACE, "links": [{"kind": "answers", "ref": "a"}]},
        PLACE,
        create=True,
    )
    assert answer.json["added"] == 1
    assert list(reasons(answer)) == [1, 2, 3]


def test_a_link_to_a_ref_that_several_lines_have_is_refused(read: Callable[..., Answer]) -> None:
    answer = read(
        {**PLACE, "ref": "a"},
        {**PLACE, "end": 9, "ref": "a"},
        {**PLACE, "links": [{"kind": "answers", "ref": "a"}]},
    )
    assert answer.json["added"] == 2
    assert reasons(answer) == {3: "It links to “a”, which several lines are called."}


LOOSE = {"kind": "answers", "ref": "nowhere"}


def test_a_passage_with_everything_comes_out_as_it_went_in(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.briefing"
    shutil.copy(briefing, other)
    whole = {
        **PLACE,
        "ref": "one",
        "type": "offer",
        "modality": "partial",
        "event_date": "2023-12",
        "event_date_inferred": True,
        "certainty": "possible",
        "via": "other-outlet",
        "note": "first line\nsecond, “quoted” 🙂\te\u0301 \u202bשלום\u202c",
        "starred": True,
        "stakeholders": [
            {"name": "Joe Biden", "part": "speaker", "inferred": False},
            {"name": "Joe Biden", "part": "reported-by", "inferred": True},
        ],
        "topics": [
            {
                "path": "Talks",
                "proposition": "The US and Mexico should cooperate on migration",
                "stance": "conditional",
                "condition": "only if\nthe ports open",
                "condition_inferred": True,
            },
            {
                "path": "Aid",
                "proposition": "The US should increase aid to Latin America and the Caribbean",
                "stance": None,
                "condition": None,
                "condition_inferred": False,
            },
        ],
        "figures": [
            {
                "low": 0.1 + 0.2,
                "high": 1e21,
                "qualifier": "nearly",
                "measure": "persons 🙂",
                "place": None,
                "period": "2023-12",
            },
            {
                "low": 0,
                "high": 10**20,
                "qualifier": None,
                "measure": None,
                "place": None,
                "period": None,
            },
        ],
        "translations": [
            {"language": "es", "text": "dos\nlíneas", "by": "Ana", "kind": "official"},
            {"language": "fr", "text": "mot", "by": None, "kind": "machine"},
        ],
        "links": [{"kind": "same-as", "ref": "two"}, {"kind": "disputes", "ref": "two"}],
    }
    assert read(whole, {**PLACE, "ref": "two"}).code == 0
    passages = briefer.ok("passages", briefing)["passages"]
    first, second = passages
    out = {key: first[key] for key in whole}
    out["ref"] = "one"
    out["links"] = [{**link, "ref": "two"} for link in first["links"]]
    assert out == whole
    assert {link["ref"] for link in first["links"]} == {second["guid"]}

    again = tmp_path / "again.jsonl"
    again.write_text("\n".join(json.dumps(p) for p in passages), encoding="utf-8")
    assert briefer.ok("tags", "import", other, again)["added"] == 2
    there = briefer.ok("passages", other)["passages"]
    plain = {"id", "guid", "ref", "links"}
    assert [{k: v for k, v in p.items() if k not in plain} for p in there] == [
        {k: v for k, v in p.items() if k not in plain} for p in passages
    ]
    assert {link["ref"] for link in there[0]["links"]} == {there[1]["guid"]}


def test_signs_that_no_memo_can_print_are_dropped_from_all_words(
    read: Callable[..., Answer], briefer: Briefer, briefing: Path
) -> None:
    line = {
        **PLACE,
        "note": "a\x00b\x01\r\nc\u2028d",
        "event_date": " 2023-12 ",
        "topics": [{"path": "Talks", "stance": "conditional", "condition": "x\x00y\ufffe"}],
        "figures": [{"low": 1, "measure": "m\x0b", "place": "\x02p"}],
        "translations": [{"language": "en", "text": "t\x03", "by": "\x04b"}],
    }
    assert read(line).code == 0
    (passage,) = briefer.ok("passages", briefing)["passages"]
    assert passage["note"] == "ab\nc\nd"
    assert passage["event_date"] == "2023-12"
    assert passage["topics"][0]["condition"] == "xy"
    assert (passage["figures"][0]["measure"], passage["figures"][0]["place"]) == ("m", "p")
    assert passage["translations"][0] == {
        "language": "en",
        "text": "t",
        "by": "b",
        "kind": "ours",
    }


def test_a_blank_file_adds_nothing(read: Callable[..., Answer]) -> None:
    answer = read("", "  ")
    assert (answer.code, answer.json) == (0, {"added": 0, "refused": []})


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    tags = tmp_path / "tags.jsonl"
    tags.write_bytes(b"\xef\xbb\xbf" + f"{json.dumps(PLACE)}\r\n\r\n{json.dumps(PLACE)}".encode())
    assert briefer.ok("tags", "import", briefing, tags)["added"] == 2


@pytest.mark.parametrize("name", ["nowhere.jsonl", "folder", "latin.jsonl"])
def test_a_tag_file_that_cannot_be_read_is_code_3(
    briefer: Briefer, briefing: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.jsonl").write_bytes(b'{"quote": "\xe9"}')
    before = briefing.read_bytes()
    answer = briefer("tags", "import", briefing, tmp_path / name, "--json")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert name in answer.err
    assert briefing.read_bytes() == before
