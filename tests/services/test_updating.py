# SPDX-License-Identifier: MIT
"""A pack that is handed on again: what the student made of it stays, whatever the teacher did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_plan, a_point, a_source
from workbench.domain.annotations import SourcePart
from workbench.domain.background import Background, DateAnswer, Event, OwnKnowledge, Passage
from workbench.domain.dismissals import Dismissal
from workbench.domain.errors import IdTakenError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.links import waiting_links
from workbench.domain.interchange.web_annotations import annotation_from_json, annotations_to_json
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence
from workbench.domain.provenance import LABEL, Provenance
from workbench.domain.refusals import OlderPackError, ReceivedPackError
from workbench.domain.regions import Spot, framed
from workbench.domain.rewriting import Replacement
from workbench.domain.sources import Picture, Question
from workbench.domain.text import Span
from workbench.importers.pack_file import ReceivedPack, read_pack_file
from workbench.services.correcting import CorrectingService
from workbench.services.dismissing import DismissingService
from workbench.services.exporting import ExportingService
from workbench.services.importing import ImportingService
from workbench.services.knowing import KnowingService
from workbench.services.linking import LinkingService
from workbench.services.looking_up import contents_of
from workbench.services.rewriting import RewritingService
from workbench.services.updating import Receipt, UpdatingService

TEXT = "The mill stood still for eleven weeks. Nobody had asked for bread before."


@pytest.fixture
def updating(library):
    return UpdatingService(library)


@pytest.fixture
def first(updating):
    """The first version, as it came in."""
    pack = a_pack(
        a_source("A", body=TEXT),
        a_source("B", order=2, body="Four carts came up the river road."),
        a_source("C", order=3, attribution=None),
        version=3,
        background=Background(
            facts=(Passage("fact-1", "Cotton came from one country."), Passage("fact-2", "Two."))
        ),
    )
    return updating.receive(ReceivedPack(pack, {})).result().pack


@pytest.fixture
def mark(annotating):
    def make(source, words, part=SourcePart.BODY):
        text = source.body if part is SourcePart.BODY else source.attribution
        at = text.index(words)
        span = Span(at, at + len(words))
        return annotating.mark(source, part, span, dimension=Dimension.ORIGIN).result()

    return make


@pytest.fixture
def receive(updating):
    def send(pack, **changes):
        sent = replace(pack, is_received=False, **changes)
        return updating.receive(ReceivedPack(sent, {})).result()

    return send


def newer(pack, body=None, *, without=(), **changes):
    """Return another version of a pack with another text of its first source."""
    kept = [each for each in pack.sources if each.label not in without]
    if body is not None:
        kept[0] = replace(kept[0], body=body)
    return replace(pack, sources=tuple(kept), version=pack.version + 1, **changes)


def stored(library, pack):
    return library.read(lambda unit: unit.packs.get(pack.id)).result()


def test_a_pack_that_came_in_is_somebody_elses(library, first):
    assert first.is_received
    assert stored(library, first) == first


def test_parts_of_a_picture_stay_on_a_better_scan_and_where_it_is_taken_away(
    updating, annotating, receive
):
    scanned = a_source("D", body=None, picture=Picture("a.png", "Two men on a bridge"))
    first = updating.receive(ReceivedPack(a_pack(scanned, version=1), {})).result().pack
    region = framed(Spot(0.1, 0.2), Spot(0.5, 0.9))
    mark = annotating.mark(
        scanned, SourcePart.PICTURE, region, dimension=Dimension.PURPOSE
    ).result()
    for picture in (Picture("b.png", "Two men on a bridge"), None):
        first = receive(
            replace(first, sources=(replace(scanned, picture=picture),), version=first.version + 1)
        ).pack
        assert annotating.annotations_of(scanned.id) == (mark,)
    own = updating.make_own(first).result()
    (moved,) = annotating.annotations_of(own.sources[0].id)
    assert moved.target.region == region


def test_the_same_content_changes_nothing_and_is_no_step(library, first, receive):
    label = library.undo_label
    version = receive(first)
    assert version.receipt is Receipt.UNCHANGED
    assert version.outcome == "“The cotton famine” is here already, and nothing in it has changed"
    assert library.undo_label == label


def test_marks_stay_move_or_are_lost_and_nothing_else_is(library, first, receive, mark, annotating):
    source = first.sources[0]
    stays, moves, goes = (mark(source, x) for x in ("eleven weeks", "asked for bread", "mill"))
    note = replace(goes, feature="A mill is named.")
    annotating.change(note).result()

    version = receive(
        newer(first, "It stood still for eleven weeks. Nobody had asked for the bread before.")
    )

    marks = {each.id: each for each in annotating.annotations_of(source.id)}
    assert marks[stays.id].target.quoted == "eleven weeks"
    assert marks[stays.id].target.was is None
    assert marks[moves.id].target.is_doubtful
    assert marks[goes.id].target.is_lost
    assert marks[goes.id].feature == "A mill is named."
    assert version.outcome == "Updated: 1 mark stays, 1 please check, 1 lost"


def test_an_update_is_one_step_of_undo(library, first, receive, mark):
    mark(first.sources[0], "mill")
    before = contents_of(library, first.id)

    receive(newer(first, "Other words.", without=("B",), title="Another title"))
    assert stored(library, first).title == "Another title"
    library.undo().result()

    after = contents_of(library, first.id)
    assert (after.pack, after.annotations) == (before.pack, before.annotations)


def test_a_link_that_waits_for_a_source_that_comes_later_is_made_then(
    library, annotating, first, receive, mark
):
    linking = LinkingService(library)
    grain = mark(first.sources[0], "eleven weeks")
    fact = Passage("fact-3", "The river froze.")
    data = annotations_to_json([grain])[0]
    waiting = {"id": new_id(), "kind": "confirms", "to": {"background": fact.id}, "by": "me"}
    data["workbench"]["links"] = [waiting]
    annotating.remove(grain).result()
    (taken,) = annotating.take_in(first, [annotation_from_json(data)]).result()
    assert waiting_links(taken)
    assert linking.links_in(first.id) == ()
    receive(newer(first, background=Background(facts=(fact,))))
    (link,) = linking.links_in(first.id)
    assert link.id == waiting["id"]
    assert link.marks == (grain.id,)
    (kept,) = library.read(lambda unit: unit.annotations.of_pack(first.id)).result()
    assert not waiting_links(kept)


def test_an_older_version_is_refused_in_a_sentence(library, first, receive):
    with pytest.raises(OlderPackError, match="cotton"):
        receive(replace(first, title="Old"), version=2)
    assert stored(library, first) == first


def test_a_source_that_is_gone_stays_for_its_marks_and_goes_without(
    library, first, receive, mark, annotating
):
    made = mark(first.source_labelled("B"), "Four carts")

    receive(newer(first, without=("B", "C")))

    pack = stored(library, first)
    assert [(each.label, each.is_withdrawn) for each in pack.sources] == [
        ("A", False),
        ("B", True),
    ]
    assert annotating.annotations_in(pack.id) == (made,)
    receive(newer(replace(first, version=9)))
    pack = stored(library, first)
    assert [(each.label, each.is_withdrawn) for each in pack.sources] == [
        ("A", False),
        ("B", False),
        ("C", False),
    ]


def test_own_knowledge_plans_and_what_plans_use_stay(library, first, receive, mark, planning):
    own = KnowingService(library).keep(first.id, OwnKnowledge(new_id(), "Seen in a film.")).result()
    made = mark(first.sources[0], "mill")
    plan = a_plan(
        first,
        a_point(evidence=(AnnotationEvidence(made.id), BackgroundEvidence("fact-1"))),
    )
    planning.keep(plan).result()

    facts = Background(facts=(Passage("fact-3", "Three."),))
    receive(newer(first, background=facts, questions=(Question("How far?", 8),)))

    pack = stored(library, first)
    assert [each.text for each in pack.background.facts] == ["Three."]
    assert own in pack.background.own
    assert {each.id: each.text for each in pack.background.own}["fact-1"].startswith("Cotton came")
    assert pack.questions == (Question("How far?", 8),)
    assert library.read(lambda unit: unit.plans.of_pack(first.id)).result() == (plan,)


def test_what_the_student_answered_stays(library, first, receive):
    correcting = CorrectingService(library)
    correcting.correct_provenance(first.sources[0], "place", "Preston").result()
    correcting.type_label(first.sources[2], "A drawing, unsigned").result()

    receive(newer(first, TEXT + " More."))

    pack = stored(library, first)
    assert pack.sources[0].provenance.place == "Preston"
    assert pack.sources[2].attribution == "A drawing, unsigned"
    assert pack.sources[2].provenance.typed == (LABEL,)


def test_what_the_student_said_about_two_dates_stays_while_both_are_there(library, first, receive):
    shot, said = Event("shot", "1953", "Executing Beria"), Event("said", "1956", "A speech")
    dated = replace(first.background, events=(shot, said))
    pack = receive(first, background=dated, version=first.version + 1).pack
    answer = DateAnswer(("shot", "said"), "shot", "The card is newer.")
    KnowingService(library).answer_dates(pack.id, answer).result()
    facts = (Passage("fact-3", "Three."),)
    changed = replace(dated, facts=facts)
    receive(pack, background=changed, version=pack.version + 2)
    assert stored(library, pack).background.date_answers == (answer,)
    receive(pack, background=replace(changed, events=(shot,)), version=pack.version + 3)
    assert stored(library, pack).background.date_answers == ()


def test_what_the_teacher_typed_is_content_and_is_replaced(library, updating, receive):
    typed = Provenance(place="Leeds", typed=("place",))
    pack = a_pack(a_source("A", provenance=typed))
    updating.receive(ReceivedPack(pack, {})).result()
    better = replace(pack.sources[0], provenance=replace(typed, place="Preston"))

    receive(replace(pack, sources=(better,)))

    assert stored(library, pack).sources[0].provenance.place == "Preston"


def test_a_source_of_another_pack_keeps_the_update_out(library, first, receive):
    other = a_pack()
    ImportingService(library).keep(other).result()
    stranger = replace(first, sources=(*first.sources, other.sources[0]))
    with pytest.raises(IdTakenError):
        receive(newer(stranger))
    assert stored(library, first) == first


def test_a_mark_in_doubt_stays_so_where_its_text_did_not_change(
    library, first, receive, mark, annotating
):
    made = mark(first.sources[0], "mill")
    was = replace(made.target.anchor, exact="loom")
    doubtful = annotating.change(replace(made, target=replace(made.target, was=was))).result()

    receive(newer(first, title="Another"))

    assert annotating.annotations_in(first.id)[0].target == doubtful.target


class TestReadOnly:
    def test_text_and_printed_labels_are_not_corrected(self, library, first):
        source = first.sources[0]
        edits = [Replacement(0, 3, "A")]
        with pytest.raises(ReceivedPackError, match="cotton"):
            RewritingService(library).correct(source, SourcePart.BODY, edits).result()
        with pytest.raises(ReceivedPackError):
            CorrectingService(library).type_label(source, "From another letter").result()
        assert stored(library, first) == first

    def test_ones_own_copy_is_another_pack_with_everything_made_of_it(
        self, library, first, mark, annotating, planning
    ):
        updating = UpdatingService(library)
        source = first.sources[0]
        gone = mark(source, "bread")
        made = mark(source, "mill")
        annotating.remove(gone).result()
        KnowingService(library).keep(
            first.id, OwnKnowledge(new_id(), "I know.", source.id, "mill")
        ).result()
        plan = a_plan(first, a_point(evidence=(AnnotationEvidence(made.id),)))
        planning.keep(plan).result()
        meant = Dismissal("R02 of A2", "R02", "Biased towards what?", made.created, "The owner.")
        DismissingService(library).dismiss(first.id, meant).result()
        before = contents_of(library, first.id)

        own = updating.make_own(first).result()

        contents = contents_of(library, own.id)
        assert contents.pack == own
        assert not own.is_received
        assert [each.short_id for each in contents.annotations] == ["A2"]
        assert contents.annotations[0].target.anchor == made.target.anchor
        assert contents.plans == (replace(plan, pack_id=own.id),)
        assert contents.dismissals == (meant,)
        assert own.background.own[0].source_id == own.sources[0].id
        assert mark(own.sources[0], "weeks").short_id == "A3"
        edits = [Replacement(0, 3, "A")]
        RewritingService(library).correct(own.sources[0], SourcePart.BODY, edits).result()
        sent = ReceivedPack(replace(first, is_received=False), {})
        again = updating.receive(sent).result()
        assert again.receipt is Receipt.NEW
        for _ in range(4):
            library.undo().result()
        after = contents_of(library, first.id)
        assert (after.pack, after.annotations, after.plans, after.dismissals) == (
            before.pack,
            before.annotations,
            before.plans,
            before.dismissals,
        )

    def test_questions_of_the_page_stay_in_its_order_in_ones_own_copy(self, library, updating):
        asked = tuple(
            Question(f"Question {number}: why did the mills stop?") for number in range(8)
        )
        pack = a_pack(a_source("A", body=TEXT), version=1, questions=asked)
        kept = updating.receive(ReceivedPack(pack, {})).result().pack
        before = [each.text for each in contents_of(library, kept.id).enquiries]
        assert len(before) == 8

        own = updating.make_own(kept).result()

        assert [each.text for each in contents_of(library, own.id).enquiries] == before


class TestVersions:
    @pytest.fixture
    def own(self, library):
        return ImportingService(library).keep(a_pack(a_source("A", body=TEXT))).result()

    def test_what_is_corrected_is_another_version_until_it_is_undone(self, library, own):
        RewritingService(library).correct(
            own.sources[0], SourcePart.BODY, [Replacement(0, 3, "A")]
        ).result()
        CorrectingService(library).correct_provenance(own.sources[0], "place", "Leeds").result()
        assert stored(library, own).version == 2
        library.undo().result()
        assert stored(library, own).version == 1

    def test_marks_are_no_other_version(self, library, own, mark):
        mark(own.sources[0], "mill")
        assert stored(library, own).version == 0

    def test_a_file_tells_which_version_it_holds(self, library, own, tmp_path):
        exporting = ExportingService(library)
        RewritingService(library).correct(
            own.sources[0], SourcePart.BODY, [Replacement(0, 3, "A")]
        ).result()
        exporting.write_pack(own.id, tmp_path / "famine.sourcepack")
        assert read_pack_file(tmp_path / "famine.sourcepack").pack.version == 1

    def test_ones_own_pack_can_come_back_from_another_pc(self, library, own, receive):
        version = receive(newer(own, "Corrected elsewhere."))
        assert version.receipt is Receipt.UPDATED
        assert not version.pack.is_received
