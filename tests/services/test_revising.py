# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from random import Random

import pytest

from tests.doubles import Do, FakeClock
from tests.factories import a_pack
from workbench.domain.background import Background, GlossaryTerm, OwnKnowledge
from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import OperationId, new_id
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.revising.cards import CardKey, CardKind
from workbench.domain.revising.making import flash_cards_of
from workbench.domain.revising.schedules import Grade
from workbench.importers.pack_file import ReceivedPack
from workbench.services.importing import ImportingService, pack_of_drafts, read_drafts
from workbench.services.keeping import copy_library, open_library, restore_copy
from workbench.services.preferring import PreferringService
from workbench.services.revising import AnswerCard, RevisingService
from workbench.services.updating import UpdatingService
from workbench.storage.checking import check_library

DAY = 86_400


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def revising(library, clock):
    return RevisingService(library, clock=clock, zone=UTC)


@pytest.fixture
def words(library):
    """A small pack of three words."""
    terms = tuple(
        GlossaryTerm(f"t{number}", word, f"what {word} means, with the word in it")
        for number, word in enumerate(("famine", "guild", "riot"))
    )
    pack = a_pack(id="words", title="Words", sources=(), background=Background(glossary=terms))
    return ImportingService(library).keep(pack).result()


def a_key(number=0, pack="words"):
    return CardKey(pack, CardKind.WORD, (f"t{number}",))


def answer_all(revising, grade=Grade.GOOD, pack=None):
    cards = revising.revision(pack).everywhere.cards
    for card in cards:
        revising.answer(card.key, grade).result()
    return cards


class TestADay:
    def test_it_has_the_cards_of_this_pack_and_of_all(self, revising, pack, words):
        found = revising.revision(pack.id)
        assert (found.everywhere.total, found.here.total) == (109, 106)
        assert len(found.here.cards) == len(found.everywhere.cards) == 10
        assert found.titles == {pack.id: pack.title, "words": "Words"}
        assert {card.key for card in found.everywhere.cards} <= set(found.offers)
        assert revising.revision().here.total == 0

    def test_it_is_over_when_as_many_were_answered_as_the_student_wants(
        self, revising, pack, library, clock
    ):
        PreferringService(library).choose_cards_a_day(6)
        assert len(answer_all(revising)) == 3
        assert revising.revision().everywhere.cards == ()
        assert revising.revision().everywhere.done == 3
        clock.go_on(2 * DAY)
        found = revising.revision()
        assert (found.everywhere.due, found.everywhere.new) == (3, 3)

    def test_what_was_not_known_comes_again_today(self, revising, words):
        revising.answer(a_key(), Grade.AGAIN).result()
        found = revising.revision()
        assert found.everywhere.cards[-1].key == a_key()
        assert found.everywhere.again == 1

    def test_the_offers_are_what_an_answer_comes_to(self, revising, words, clock):
        for grade in (Grade.GOOD, Grade.AGAIN, Grade.HARD, Grade.GOOD):
            offered = {x.grade: x.days for x in revising.revision().offers[a_key()]}
            made = revising.answer(a_key(), grade).result()
            days = (made.memory.due - made.memory.answered) / timedelta(days=1)
            assert offered[grade] == int(days)
            clock.go_on(offered[grade] * DAY)

    def test_every_answer_is_written_down(self, revising, words, clock):
        for grade in (Grade.GOOD, Grade.EASY):
            revising.answer(a_key(), grade).result()
            clock.go_on(3 * DAY)
        log = revising.reviews_of(a_key())
        assert [(x.number, x.grade, x.elapsed) for x in log] == [
            (1, Grade.GOOD, None),
            (2, Grade.EASY, 3),
        ]

    def test_cards_follow_the_pack_and_what_is_undone_in_it(self, revising, words, library):
        assert revising.revision().everywhere.total == 3
        less = Background(glossary=words.background.glossary[:1])
        library.perform(Do(lambda unit: unit.packs.update_background("words", less))).result()
        assert revising.revision().everywhere.total == 1
        library.undo().result()
        assert revising.revision().everywhere.total == 3

    def test_a_card_of_a_pack_that_is_gone_is_not_answered(self, revising):
        with pytest.raises(NotFoundError):
            revising.answer(a_key(pack="gone"), Grade.GOOD).result()
        with pytest.raises(NotFoundError):
            revising.leave_out(a_key(pack="gone")).result()

    def test_more_cards_a_day_than_anybody_can_are_as_many_as_can_be_chosen(self, library):
        assert PreferringService(library).choose_cards_a_day(9_999).cards_a_day == 200
        assert PreferringService(library).choose_cards_a_day(0).cards_a_day == 1


class TestStepsBack:
    def test_an_answer_is_taken_back_and_given_again(self, revising, words, library):
        before = revising.revision()
        made = revising.answer(a_key(), Grade.GOOD).result()
        assert library.undo().result() == "Answer a card"
        assert revising.revision() == before
        assert revising.reviews_of(a_key()) == ()
        library.redo().result()
        assert library.read(lambda unit: unit.schedules.find(a_key())).result() == made

    def test_a_card_is_left_out_and_brought_back(self, revising, words, library):
        revising.answer(a_key(1), Grade.AGAIN).result()
        for number in (0, 1):
            revising.leave_out(a_key(number)).result()
        found = revising.revision()
        assert [card.key for card in found.everywhere.cards] == [a_key(2)]
        assert [card.key for card in found.left_out] == [a_key(0), a_key(1)]
        for number in (0, 1):
            revising.bring_back(a_key(number)).result()
        assert len(revising.revision().everywhere.cards) == 3
        kept = library.read(lambda unit: unit.schedules.all()).result()
        assert [each.key for each in kept] == [a_key(1)]
        library.undo().result()
        assert [card.key for card in revising.revision().left_out] == [a_key(1)]


class TestWhatIsKept:
    def test_it_moves_with_the_library(self, revising, words, library, clock):
        answer_all(revising)
        kept = library.read(lambda unit: unit.schedules.all()).result()
        copy = copy_library(library)
        revising.leave_out(a_key()).result()
        library.close()
        restore_copy(library.folder, copy)
        with open_library(library.folder) as again:
            assert again.read(lambda unit: unit.schedules.all()).result() == kept
            clock.go_on(2 * DAY)
            found = RevisingService(again, clock=clock, zone=UTC).revision("words")
            assert found.here.due == len(kept)
        assert check_library(library.folder / "library.db").is_sound

    def test_a_card_whose_thing_a_new_version_has_not_sleeps_until_it_comes_back(
        self, library, revising, clock
    ):
        def receive(version, terms):
            background = Background(glossary=terms)
            sent = a_pack(id="words", sources=(), background=background, version=version)
            UpdatingService(library).receive(ReceivedPack(sent, {})).result()

        terms = tuple(GlossaryTerm(f"t{n}", f"word {n}", f"meaning {n}") for n in range(2))
        receive(1, terms)
        answer_all(revising)
        kept = library.read(lambda unit: unit.schedules.all()).result()
        receive(2, terms[:1])
        clock.go_on(2 * DAY)
        assert {x.key.things for x in revising.revision().everywhere.cards} == {("t0",)}
        assert library.read(lambda unit: unit.schedules.all()).result() == kept
        receive(3, terms)
        assert revising.revision().everywhere.due == len(kept)

    def test_ones_own_copy_of_a_pack_keeps_what_is_known(self, library, revising, pack, clock):
        received = replace(pack, id="theirs", is_received=True)
        again = pack_from_json(pack_to_json(received), new_id=lambda *_: new_id())
        sources = tuple(replace(x, id=new_id()) for x in again.sources)
        UpdatingService(library).receive(
            ReceivedPack(replace(again, id="theirs", sources=sources, version=1), {})
        ).result()
        theirs = library.read(lambda unit: unit.packs.get("theirs")).result()
        ids = {each.id for each in theirs.sources}
        asked = [x.key for x in flash_cards_of(theirs) if not ids.isdisjoint(x.key.things)]
        assert {each.kind for each in asked} == {CardKind.WHOSE, CardKind.ORDER}
        for key in asked:
            revising.answer(key, Grade.GOOD).result()
        own = UpdatingService(library).make_own(theirs).result()
        clock.go_on(2 * DAY)
        assert revising.revision(own.id).here.due == min(20, len(asked))
        log = library.read(lambda unit: unit.schedules.reviews_of_pack(own.id)).result()
        made = {card.key for card in flash_cards_of(own)}
        assert len({each.key for each in log} & made) == len(asked)
        library.undo().result()
        assert {x.key for x in library.read(lambda unit: unit.schedules.all()).result()} == {*asked}


def test_months_in_a_library(library, revising, pack, clock):
    chance = Random(3)  # noqa: S311 – the same student in every run
    PreferringService(library).choose_cards_a_day(12)
    asked = 0
    while asked < 150:
        cards = revising.revision(pack.id).everywhere.cards
        assert len(cards) <= 12
        answers = [
            AnswerCard(OperationId(new_id()), card.key, chance.choice(list(Grade)), clock(), UTC)
            for card in cards
        ]
        library.perform(Do(lambda unit, these=answers: [x.apply(unit) for x in these])).result()
        asked += len(answers)
        clock.go_on(chance.choice((1, 1, 2, 5)) * DAY)
    logged = library.read(lambda unit: unit.schedules.reviews_of_pack(pack.id)).result()
    assert len(logged) == asked
    library.close()
    assert check_library(library.folder / "library.db").is_sound


def test_the_pages_of_teachers_are_revised_day_by_day(library, revising, shared, tmp_path, clock):
    pages = sorted((shared / "seeds").glob("*.txt"))
    pack = pack_of_drafts(read_drafts(pages, pictures=tmp_path))
    sources = tuple(replace(source, picture=None) for source in pack.sources)
    known = OwnKnowledge(
        "known", "My grandmother queued for bread.", None, "the thaw", is_asked=True
    )
    background = replace(pack.background, own=(known,))
    ImportingService(library).keep(replace(pack, sources=sources, background=background)).result()
    asked, kinds = set(), set()
    for _ in range(14):
        cards = answer_all(revising, Grade.EASY)
        assert len(cards) <= 20
        asked |= {card.key for card in cards}
        kinds |= {card.key.kind for card in cards}
        clock.go_on(DAY)
    found = revising.revision(pack.id).here
    assert kinds == set(CardKind)
    assert (len(asked), found.unseen) == (found.total, 0)
