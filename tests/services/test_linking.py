# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.doubles import Do
from tests.factories import NOON, a_link, a_pack, an_annotation
from workbench.domain.errors import IdTakenError, UnknownReferenceError
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.links import waiting_links
from workbench.domain.interchange.web_annotations import annotation_from_json, annotations_to_json
from workbench.domain.links import LinkKind, MarkEnd
from workbench.domain.refusals import LinkRefusedError
from workbench.importers.pack_file import ReceivedPack
from workbench.services.importing import ImportingService
from workbench.services.linking import LinkingService, new_link
from workbench.services.updating import UpdatingService


@pytest.fixture
def linking(library):
    return LinkingService(library)


@pytest.fixture
def marks(annotating, pack):
    """A mark each in the first three sources of the pack that have text."""
    sources = [source for source in pack.sources if source.body][:3]
    return [annotating.add(an_annotation(source)).result() for source in sources]


@pytest.fixture
def fact(pack):
    return next(pack.background.entries()).id


@pytest.fixture
def links(linking, pack, marks, fact):
    a, b, c = marks
    made = (
        a_link(a, b, sentence="Both count the same ships."),
        a_link(c, a, LinkKind.CONTRADICTS),
        a_link(b, fact, LinkKind.CONFIRMS, sentence="The card gives the same year."),
    )
    return tuple(
        linking.keep(pack.id, replace(each, created=NOON + timedelta(minutes=minute))).result()
        for minute, each in enumerate(made)
    )


def ids(links):
    return {link.id for link in links}


def test_a_link_is_kept_changed_removed_and_undone(library, linking, pack, marks):
    link = new_link(marks[0].id, MarkEnd(marks[1].id), LinkKind.SUPPORTS, "Both say so.")
    kept = linking.keep(pack.id, link).result()
    assert linking.links_in(pack.id) == (kept,)
    changed = linking.keep(pack.id, replace(kept, sentence="Both count them.")).result()
    assert linking.links_in(pack.id) == (changed,)
    assert changed.modified > kept.created
    linking.remove(link.id).result()
    assert linking.links_in(pack.id) == ()
    library.undo().result()
    library.undo().result()
    assert linking.links_in(pack.id) == (kept,)


def test_a_link_that_is_there_already_or_joins_what_it_must_not_is_refused(
    annotating, linking, pack, marks, links
):
    again = a_link(marks[1], marks[0])
    source = pack.source(marks[0].target.source_id)
    beside = annotating.add(an_annotation(source, start=9, end=14)).result()
    for refused in (again, a_link(beside, marks[0])):
        with pytest.raises(LinkRefusedError):
            linking.keep(pack.id, refused).result()
    stranger = an_annotation(pack.sources[0])
    for unknown in (a_link(marks[0], stranger), a_link(marks[0], "no", LinkKind.CONFIRMS)):
        with pytest.raises(UnknownReferenceError):
            linking.keep(pack.id, unknown).result()
    assert ids(linking.links_in(pack.id)) == ids(links)


def test_a_link_of_another_pack_is_not_overwritten(library, annotating, linking, links):
    other = ImportingService(library).keep(a_pack()).result()
    one, two = (annotating.add(an_annotation(source)).result() for source in other.sources)
    with pytest.raises(IdTakenError):
        linking.keep(other.id, a_link(one, two, id=links[0].id)).result()


def written(annotating, linking, pack):
    """The marks of a pack as they come back from a file."""
    text = json.dumps(
        annotations_to_json(annotating.annotations_in(pack.id), linking.links_in(pack.id))
    )
    return [annotation_from_json(each) for each in json.loads(text)]


def test_links_survive_the_way_through_a_file(library, annotating, linking, pack, marks, links):
    received = written(annotating, linking, pack)
    for mark in marks:
        annotating.remove(mark).result()
    assert linking.links_in(pack.id) == ()
    taken = annotating.take_in(pack, received).result()
    assert linking.links_in(pack.id) == links
    assert not any(map(waiting_links, taken))
    assert [each.foreign for each in taken] == [{}, {}, {}]


def test_taking_marks_in_again_changes_no_link(annotating, linking, pack, links):
    received = written(annotating, linking, pack)
    annotating.take_in(pack, received).result()
    assert linking.links_in(pack.id) == links


def test_a_link_to_what_is_not_there_waits_and_is_made_later(
    annotating, linking, pack, marks, links
):
    received = written(annotating, linking, pack)
    for mark in marks:
        annotating.remove(mark).result()
    (first,) = [each for each in received if each.id == marks[0].id]
    (taken,) = annotating.take_in(pack, [first]).result()
    assert [each["id"] for each in waiting_links(taken)] == [links[0].id]
    assert linking.links_in(pack.id) == ()
    # Written out meanwhile, it still says so.
    (again,) = written(annotating, linking, pack)
    assert again == replace(first, short_id=again.short_id)
    annotating.take_in(pack, received[1:]).result()
    assert linking.links_in(pack.id) == links


def test_kinds_of_a_later_version_wait_and_are_written_out_again(annotating, linking, pack, marks):
    data = annotations_to_json([marks[0]])[0]
    strange = {"id": new_id(), "kind": "echoes", "to": {"annotation": marks[1].id}, "by": "me"}
    data["workbench"]["links"] = [strange]
    (taken,) = annotating.take_in(pack, [annotation_from_json(data)]).result()
    assert waiting_links(taken) == (strange,)
    assert annotations_to_json([taken])[0]["workbench"]["links"] == [strange]


def test_ones_own_copy_of_a_pack_has_the_links(library, linking, pack):
    updating = UpdatingService(library)
    received = replace(pack, id=new_id(), version=1, sources=renamed(pack))
    updating.receive(ReceivedPack(received, {}, ())).result()
    received = library.read(lambda unit: unit.packs.get(received.id)).result()
    one, other = [an_annotation(source) for source in received.sources if source.body][:2]
    fact = next(received.background.entries()).id
    library.perform(Do(lambda unit: unit.annotations.add_all((one, other)))).result()
    links = tuple(
        linking.keep(received.id, each).result()
        for each in (a_link(one, other), a_link(one, fact, LinkKind.CONFIRMS))
    )
    own = updating.make_own(received).result()
    assert ids(linking.links_in(own.id)) == ids(links)
    assert linking.links_in(received.id) == ()
    library.undo().result()
    assert ids(linking.links_in(received.id)) == ids(links)


def test_a_newer_version_of_a_pack_keeps_the_background_that_a_link_leads_to(
    library, annotating, linking, pack
):
    updating = UpdatingService(library)
    first = replace(pack, id=new_id(), version=1, sources=renamed(pack))
    updating.receive(ReceivedPack(first, {}, ())).result()
    kept = library.read(lambda unit: unit.packs.get(first.id)).result()
    mark = annotating.add(an_annotation(next(x for x in kept.sources if x.body))).result()
    entry = next(kept.background.entries())
    link = linking.keep(kept.id, a_link(mark, entry.id, LinkKind.CONFIRMS)).result()
    background = type(first.background)()
    newer = replace(first, version=2, background=background)
    updating.receive(ReceivedPack(newer, {}, ())).result()
    after = library.read(lambda unit: unit.packs.get(first.id)).result()
    assert linking.links_in(kept.id) == (link,)
    assert [own.id for own in after.background.own] == [entry.id]


def renamed(pack):
    return tuple(replace(each, id=new_id(), picture=None) for each in pack.sources)
