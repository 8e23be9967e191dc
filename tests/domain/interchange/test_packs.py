# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from itertools import count

from hypothesis import given

from tests.factories import packs
from workbench.domain.identifiers import PackId
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.interchange.plans import plan_from_json, plan_to_json


def ids():
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def read_again(document):
    return pack_from_json(json.loads(json.dumps(document)), new_id=ids())


@given(packs)
def test_a_pack_comes_back_as_it_went(pack):
    received = read_again(pack_to_json(pack))
    assert read_again(pack_to_json(received)) == received
    assert [source.id for source in received.sources] == [source.id for source in pack.sources]


def test_the_bundled_pack_says_the_same_after_a_round_trip(repository):
    path = repository / "resources" / "packs" / "thaw" / "pack.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    again = pack_to_json(read_again(document))
    for source, wanted in zip(again["sources"], document["sources"], strict=True):
        assert {name: source[name] for name in wanted} == wanted
    assert again["background"]["facts"] == document["background"]["facts"]
    assert again["background"]["events"] == document["background"]["events"]


def test_a_plan_comes_back_as_it_went(repository):
    path = repository / "resources" / "packs" / "thaw" / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    plan = plan_from_json(document, pack_id=PackId(document["pack"]), new_id=ids())
    assert plan_to_json(plan) == document
    assert plan_from_json(plan_to_json(plan), pack_id=plan.pack_id, new_id=ids()) == plan


def test_a_pack_written_by_hand_gets_the_ids_it_lacks():
    pack = pack_from_json(
        {
            "format": "sourcepack/1",
            "title": "Harrowmere",
            "sources": [{"label": "A", "body": "The gates are shut."}],
            "background": {"facts": ["The fund was kept in a tin."]},
        },
        new_id=ids(),
    )
    made = [pack.id, pack.sources[0].id, pack.background.facts[0].id]
    assert len(set(made)) == 3
    assert all(each.startswith("new-") for each in made)
    assert pack.sources[0].order == 1


def test_text_from_outside_is_brought_into_canonical_form():
    pack = pack_from_json(
        {"title": "T\x00", "sources": [{"label": "A", "body": "a\r\nb"}]}, new_id=ids()
    )
    assert pack.title == "T"
    assert pack.sources[0].body == "a\nb"


def test_a_plan_belongs_to_the_pack_it_is_taken_in_for():
    plan = plan_from_json(
        {"pack": "another", "enquiry": {"text": "How useful?"}},
        pack_id=PackId("this"),
        new_id=ids(),
    )
    assert plan.pack_id == "this"
