# SPDX-License-Identifier: MIT
"""Pages whose sources have to be found word for word, and a corpus on which most have to be."""

import json
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from benchmarks.scoring import score_of
from workbench.domain.errors import NoSourcesError
from workbench.domain.provenance import SURE
from workbench.importers.assembly import pack_of
from workbench.importers.reading import read_page

EXACT = Path(__file__).parent / "exact"
CORPUS = Path(__file__).parent / "corpus"
PARTS = ("seen", "unseen", "later")
"""The parts of the corpus that rules may be made from; what is in `fresh` is only scored."""

FLOORS = {
    "mixed": {"label": 1.0, "body": 0.98, "attribution": 0.99},
    "last": {"label": 0.99, "body": 0.95, "attribution": 0.99},
    "fresh": {"label": 0.985, "body": 0.98, "attribution": 0.98},
}
"""What was found of these parts once, in all formats; `last` and `fresh` are only judged on."""

TEXTS = ("body", "attribution", "author_note", "title")
GOALS = {"label": 0.98, "body": 0.95, "attribution": 0.9}


def _pages(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def _sources(path):
    numbers = count(1)
    try:
        return pack_of(read_page(path), new_id=lambda: f"id{next(numbers)}").sources
    except NoSourcesError:
        return ()


def _plain(value):
    return (" ".join(value.split()) or None) if isinstance(value, str) else value


def _is_right(found, wanted):
    allowed = wanted["any_of"] if isinstance(wanted, dict) else [wanted]
    return _plain(found) in [_plain(value) for value in allowed]


def _wrong(source, item):
    wrong = [name for name in TEXTS if not _is_right(getattr(source, name), item[name])]
    if (source.picture is not None) != item["picture"]:
        wrong.append("picture")
    provenance = source.provenance
    found = {
        "creator": list(provenance.creator),
        "date": provenance.date.edtf if provenance.date else None,
        "genre": provenance.genre,
    }
    return wrong + [name for name in found if name in item and found[name] != item[name]]


@pytest.mark.parametrize("page", _pages(EXACT), ids=lambda page: page["file"])
def test_every_source_of_our_own_pages_is_found_word_for_word(page):
    sources = _sources(EXACT / page["file"])
    names = [(source.heading, source.label) for source in sources]
    assert names == [(item["kind"], item["label"]) for item in page["expect"]]
    wrong = {
        source.name: (parts, source)
        for source, item in zip(sources, page["expect"], strict=True)
        if (parts := _wrong(source, item))
    }
    assert not wrong


def test_what_is_doubtful_is_not_said_to_be_sure():
    for page in _pages(EXACT):
        if page.get("doubtful"):
            for source in _sources(EXACT / page["file"]):
                assert max(source.confidence["body"], source.confidence["attribution"]) < SURE


@pytest.mark.parametrize("part", FLOORS)
def test_what_was_found_in_files_of_all_formats_is_found_again_and_nothing_wrong_is_sure(part):
    score = score_of(CORPUS / part)
    found = {what: score.percent(what) / 100 for what in GOALS}
    assert {what: found[what] >= floor for what, floor in FLOORS[part].items()} == dict.fromkeys(
        GOALS, True
    ), found
    assert {what: score.sure_and_wrong(what) for what in GOALS} == dict.fromkeys(GOALS, 0)


@pytest.mark.parametrize("part", PARTS)
def test_nearly_all_of_the_corpus_is_found(part):
    folder = CORPUS / part
    expected, right, sure = Counter(), Counter(), []
    for page in _pages(folder):
        named = all(isinstance(x[y], str) for x in page["expect"] for y in ("kind", "label"))
        if not (page["file"].endswith(".txt") and named):
            continue
        found = {
            (source.heading, source.label): source for source in _sources(folder / page["file"])
        }
        wanted = {(item["kind"], item["label"]): item for item in page["expect"]}
        if len(wanted) < len(page["expect"]):
            continue
        expected["label"] += len({*found, *wanted})
        right["label"] += len(found.keys() & wanted.keys())
        for name, item in wanted.items():
            for what in {"body", "attribution"} & item.keys():
                expected[what] += 1
                if name in found and _is_right(getattr(found[name], what), item[what]):
                    right[what] += 1
                elif name in found and found[name].confidence[what] >= SURE:
                    sure.append((page["file"], name, what))
    assert expected["label"] > 100
    assert {
        what: right[what] >= goal * expected[what] for what, goal in GOALS.items()
    } == dict.fromkeys(GOALS, True)
    assert sure == []
