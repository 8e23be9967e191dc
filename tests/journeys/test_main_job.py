# SPDX-License-Identifier: MIT
"""Page in, marks, plan, marked-up PDF out: on the teachers' real files and on pages of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import DATA
from workbench.export.pdf import verify
from workbench.export.pdf.reading import read_attachments, read_highlights


def page_and_deck(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(params=["files of teachers", "pages of our own"])
def files(request) -> list[Path]:
    if request.param == "pages of our own":
        return [DATA / "harrowmere.txt", DATA / "cards.txt"]
    return page_and_deck(request.getfixturevalue("shared"))


def words_of(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the span of the words number `first` to `last` of a text."""
    position, spans = 0, []
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        spans.append((start, position))
    last = min(last, len(spans) - 1)
    return spans[min(first, last)][0], spans[last][1]


def mark(source: dict, part: str, dimension: str, span: tuple[int, int] | None) -> dict:
    """Return a Web Annotation as another program would write it."""
    bodies = {
        "tagging": dimension,
        "describing": f"These words stand in Source {source['label']}.",
        "classifying": "They suggest that the writer chose them with care & <b>on purpose</b>.",
        "assessing": "So they help with the question, but only for what was said in public.",
    }
    target: dict = {"source": f"{source['id']}#{part}"}
    if span:
        text = source[part]
        start, end = span
        target["selector"] = [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - 32) : start],
                "suffix": text[end : end + 32],
            },
        ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [{"type": "TextualBody", "purpose": p, "value": v} for p, v in bodies.items()],
        "target": target,
        "workbench": {"direction": "both", "weight": "strong"},
    }


def marks_for(pack: dict) -> list[dict]:
    """Return overlapping, nested, identical and whole-source marks on everything in a pack."""
    marks = []
    for source in pack["sources"]:
        marks.append(mark(source, "source", "nature", None))
        if source["attribution"]:
            marks.append(
                mark(source, "attribution", "origin", words_of(source["attribution"], 0, 2))
            )
        if source["body"]:
            body = source["body"]
            marks += [
                mark(source, "body", "reliability", words_of(body, 1, 9)),
                mark(source, "body", "purpose", words_of(body, 5, 14)),
                mark(source, "body", "nature", words_of(body, 6, 7)),
                mark(source, "body", "nature", words_of(body, 1, 9)),
                mark(source, "body", "purpose", (0, len(body))),
            ]
    return marks


def plan_for(pack: dict, marks: list[dict]) -> dict:
    background = pack["background"]
    own_knowledge = [
        *background["fact_ids"][:1],
        *(term["id"] for term in background["glossary"][:1]),
        *(card["blocks"][0]["items"][0]["id"] for card in background["cards"][:1]),
        *(section["paragraph_ids"][0] for section in background["narrative"][:1]),
    ]
    return {
        "format": "sourceplan/1",
        "student": {"name": "Łucja Öztürk", "class": "11B", "candidate": "1234"},
        "enquiry": {
            "board": "aqa-gcse",
            "question": "aqa1b2",
            "text": "How useful are these sources?",
            "sources": [source["label"] for source in pack["sources"]][:2],
        },
        "claim": "They are useful for what was said in public.",
        "points": [
            {
                "kind": "point",
                "point": "Both speak to the public.",
                "evidence": [
                    {"annotation": marks[0]["id"]},
                    {"annotation": marks[2]["id"]},
                    *({"background": each} for each in own_knowledge),
                ],
                "explanation": "Words for the public are chosen.",
                "link": "",
            },
            {"kind": "counter-point", "point": "Speeches are not deeds.", "evidence": []},
        ],
        "judgement": "",
    }


@pytest.fixture
def exported(done, files, tmp_path):
    """The whole job; what came out of each step."""
    pack = done("import", *files)
    taken_in = tmp_path / "marks.jsonld"
    taken_in.write_text(json.dumps(marks_for(pack), ensure_ascii=False), encoding="utf-8")
    marks = done("annotate", pack["id"], taken_in)
    plan_file = tmp_path / "plan.json"
    plan_file.write_text(json.dumps(plan_for(pack, marks), ensure_ascii=False), encoding="utf-8")
    plan = done("plan", pack["title"], plan_file)
    labels = ",".join(dict.fromkeys(source["label"] for source in pack["sources"]))
    written = done("export", plan["id"], "-o", tmp_path / "plan.pdf", "--sources", labels)
    return pack, marks, plan, Path(written["file"]).read_bytes()


def test_the_words_of_every_mark_are_found_under_its_highlight(exported):
    pack, marks, _, data = exported
    sources = {source["id"]: source for source in pack["sources"]}
    found: dict[str, str] = {}
    for highlight in read_highlights(data):
        name = highlight.name.partition(".")[0]
        found[name] = found.get(name, "") + highlight.words
    compared = 0
    for each in marks:
        source_id, _, part = each["target"]["source"].partition("#")
        if part == "source":
            continue
        position = each["target"]["selector"][0]
        words = sources[source_id][part][position["start"] : position["end"]]
        assert "".join(found[each["id"]].split()) == "".join(words.split())
        compared += 1
    assert compared > 10


def test_the_pdf_is_sound_and_carries_everything(exported):
    pack, marks, plan, data = exported
    assert verify.problems(data) == []
    attached = json.loads(read_attachments(data)["plan.json"])
    assert attached["id"] == plan["id"]
    assert attached["packs"] == [pack]
    assert {each["id"] for each in attached["annotations"]} == {each["id"] for each in marks}


def test_members_of_other_programs_come_out_as_they_went_in(exported, done):
    pack, _, _, _ = exported
    again = done("annotations", pack["id"])
    assert {each["motivation"] for each in again} == {"assessing"}
    assert {each["@context"] for each in again} == {"http://www.w3.org/ns/anno.jsonld"}


def test_the_tariff_of_the_question_is_looked_up(exported):
    _, _, plan, _ = exported
    assert plan["enquiry"]["marks"] == 12
    assert plan["enquiry"]["minutes"] == 15


def test_what_was_done_can_be_undone_and_done_again_after_restarts(exported, done, workbench):
    pack, marks, _, _ = exported
    assert done("undo")["undone"] == "Change plan"
    assert done("plans", pack["id"]) == []
    assert done("undo")["undone"] == "Take in marks"
    assert done("annotations", pack["id"]) == []
    assert done("undo")["undone"] == "Bring in"
    assert done("packs") == []
    answer = workbench("undo")
    assert answer.status == 1
    assert answer.messages == "There is nothing left to undo.\n"
    for _ in range(3):
        done("redo")
    again = done("annotations", pack["id"])
    assert {each["id"] for each in again} == {each["id"] for each in marks}
    assert done("check")["sound"]


def test_the_same_input_and_clock_give_the_same_bytes(exported, done, tmp_path, monkeypatch):
    _, _, plan, _ = exported
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768478400")
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        done("export", plan["id"], "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_library_goes_on_in_a_copy(exported, done, workbench):
    pack, marks, _, _ = exported
    copy = done("backup")["file"]
    done("undo")
    done("undo")
    done("restore", copy)
    assert len(done("annotations", pack["id"])) == len(marks)


def test_a_pack_file_is_handed_on_and_brought_in_elsewhere(exported, done, tmp_path):
    pack, _, _, _ = exported
    written = done("pack", pack["id"], "-o", tmp_path / "topic.sourcepack")
    elsewhere = tmp_path / "elsewhere"
    assert done("import", written["file"], library=elsewhere) == pack
    assert done("show", pack["title"], library=elsewhere) == pack
