# SPDX-License-Identifier: MIT
import dataclasses

import pytest

from tests.factories import a_pack, a_plan, a_point, a_source
from workbench.domain.background import (
    Background,
    BackgroundKind,
    DateAnswer,
    Event,
    OwnKnowledge,
)
from workbench.domain.errors import NotFoundError, UnknownReferenceError
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.plans import BackgroundEvidence
from workbench.importers.json_documents import check_json
from workbench.services import keeping
from workbench.services.importing import ImportingService
from workbench.services.knowing import KnowingService
from workbench.services.looking_up import contents_of
from workbench.services.planning import PlanningService
from workbench.services.revising import RevisingService


@pytest.fixture
def library(tmp_path):
    with keeping.open_library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def pack(library):
    return ImportingService(library).keep(a_pack(a_source("A"))).result()


@pytest.fixture
def card(pack):
    return OwnKnowledge(new_id(), "The blockade began in 1861.", pack.sources[0].id, "bread")


def kept(library, pack):
    return contents_of(library, pack.id)


def test_a_card_is_kept_changed_and_part_of_the_background(library, pack, card):
    knowing = KnowingService(library)
    knowing.keep(pack.id, card).result()
    changed = dataclasses.replace(card, text="The blockade began in April 1861.")
    knowing.keep(pack.id, changed).result()
    background = kept(library, pack).pack.background
    assert background.own == (changed,)
    entry = next(x for x in background.entries() if x.kind is BackgroundKind.OWN)
    assert (entry.id, entry.heading, entry.text) == (card.id, "bread", changed.text)
    assert dataclasses.replace(background, own=()) == pack.background


def test_undo_takes_it_away_and_redo_brings_it_back(library, pack, card):
    KnowingService(library).keep(pack.id, card).result()
    library.undo().result()
    assert kept(library, pack).pack == pack
    library.redo().result()
    assert kept(library, pack).pack.background.own == (card,)


def test_a_card_that_is_removed_leaves_the_plans_too(library, pack, card):
    knowing = KnowingService(library)
    knowing.keep(pack.id, card).result()
    point = dataclasses.replace(a_point(), evidence=(BackgroundEvidence(card.id),))
    plan = PlanningService(library).keep(a_plan(pack, point)).result()
    knowing.remove(pack.id, card.id).result()
    found = kept(library, pack)
    assert found.pack.background.own == ()
    assert list(found.plans[0].evidence()) == []
    library.undo().result()
    assert kept(library, pack).plans == (plan,)


def test_a_card_of_no_pack_is_refused(library, card):
    with pytest.raises(NotFoundError):
        KnowingService(library).keep("elsewhere", card).result()


class TestDates:
    @pytest.fixture
    def dated(self, library):
        events = (Event("shot", "1953", "Executing Beria"), Event("said", "1956", "A speech"))
        pack = a_pack(a_source("A"), background=Background(events=events))
        return ImportingService(library).keep(pack).result()

    def test_which_date_is_trusted_is_kept_changed_and_undone(self, library, dated):
        knowing = KnowingService(library)
        first = DateAnswer(("shot", "said"), "shot", "The card is newer.")
        second = DateAnswer(("said", "shot"), "said")
        knowing.answer_dates(dated.id, first).result()
        assert kept(library, dated).pack.background.date_answers == (first,)
        knowing.answer_dates(dated.id, second).result()
        assert kept(library, dated).pack.background.date_answers == (second,)
        library.undo().result()
        assert kept(library, dated).pack.background.date_answers == (first,)

    def test_an_answer_that_says_nothing_is_taken_out(self, library, dated):
        knowing = KnowingService(library)
        knowing.answer_dates(dated.id, DateAnswer(("shot", "said"), "shot")).result()
        knowing.answer_dates(dated.id, DateAnswer(("shot", "said"))).result()
        assert kept(library, dated).pack == dated

    def test_events_that_are_not_there_cannot_be_answered_for(self, library, dated):
        answer = DateAnswer(("shot", "nowhere"), "shot")
        with pytest.raises(UnknownReferenceError):
            KnowingService(library).answer_dates(dated.id, answer).result()


def test_a_card_that_is_to_be_asked_stays_one_and_goes_along(library, pack, card):
    asked = dataclasses.replace(card, is_asked=True)
    KnowingService(library).keep(pack.id, asked).result()
    now = kept(library, pack).pack
    assert now.background.own == (asked,)
    data = pack_to_json(now)
    check_json(data, "sourcepack-1.json", name="pack")
    assert pack_from_json(data, new_id=new_id).background.own == (asked,)
    revising = RevisingService(library)

    def backs():
        asked_now = revising.revision(pack.id).here.cards
        return [each.back for each in asked_now if card.id in each.key.things]

    assert backs() == ["1861"]
    KnowingService(library).keep(pack.id, card).result()
    assert backs() == []
    library.undo().result()
    assert backs() == ["1861"]
