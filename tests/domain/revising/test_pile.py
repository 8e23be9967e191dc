# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.revising.material import a_card
from workbench.domain.revising.cards import CardKind
from workbench.domain.revising.cards_a_day import most_new
from workbench.domain.revising.days import day_of
from workbench.domain.revising.pile import daily_pile
from workbench.domain.revising.schedules import CardSchedule, Due, Grade, Memory, Phase

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = day_of(NOON, UTC)


def known(card, *, due=0, ago=1, stability=1.0, phase=Phase.REVIEW, left_out=None):
    """Return the schedule of a card answered first and last so many days ago, due in so many."""
    answered = NOON - timedelta(days=ago)
    due = NOON + timedelta(days=due)
    memory = Memory(phase, stability, 5.0, None, answered, answered, due, Grade.GOOD)
    return CardSchedule(card.key, memory, left_out)


def pile(cards, *schedules, most=20):
    return daily_pile(cards, {each.key: each for each in schedules}, TODAY, most)


def answered(schedule, card, *, is_known=True, minute=0):
    """Return what is kept of a card when it is answered in this minute after noon."""
    now = NOON + timedelta(minutes=minute)
    phase = Phase.REVIEW if is_known else Phase.LEARNING
    due = now + (timedelta(days=2) if is_known else timedelta(minutes=10))
    begun = schedule.memory.begun if schedule is not None else now
    return CardSchedule(card.key, Memory(phase, 2.0, 5.0, None, begun, now, due, Grade.GOOD))


CARDS = [a_card(number) for number in range(30)]


class TestAPile:
    def test_due_cards_come_first_and_new_ones_into_the_room_that_is_left(self):
        found = pile(CARDS, *(known(each) for each in CARDS[20:23]), most=10)
        assert {*found.cards[:3]} == {*CARDS[20:23]}
        assert found.cards[3:] == tuple(CARDS[:5])
        assert (found.due, found.new, found.unseen, found.total) == (3, 5, 22, 30)

    def test_what_is_most_likely_forgotten_comes_first(self):
        one, two, three = CARDS[:3]
        found = pile([one, two, three], known(one, ago=10, stability=20), known(two, ago=3),
                     known(three, ago=30, stability=90))  # fmt: skip
        assert found.cards == (two, one, three)

    def test_what_was_begun_and_not_learnt_yesterday_comes_before_that(self):
        one, two = CARDS[:2]
        begun = known(two, stability=2.0, phase=Phase.LEARNING)
        assert pile([one, two], known(one, ago=90), begun).cards == (two, one)

    def test_what_has_no_room_waits(self):
        found = pile(CARDS, *(known(each) for each in CARDS), most=8)
        assert (len(found.cards), found.waiting) == (8, 22)

    def test_what_is_due_later_today_is_due(self):
        assert pile(CARDS[:1], known(CARDS[0], due=0.5)).due == 1

    def test_what_comes_later_is_told(self):
        found = pile(CARDS[:3], *map(lambda x, due: known(x, due=due), CARDS, (2, 2.2, 5)))
        assert (found.cards, found.next_count) == ((), 2)
        assert found.next_due == NOON + timedelta(days=2)

    def test_half_of_the_cards_may_be_new(self):
        assert [most_new(each) for each in (1, 2, 3, 20)] == [1, 1, 2, 10]
        assert pile(CARDS, most=1).cards == (CARDS[0],)

    def test_answers_of_today_count_and_what_was_not_known_comes_again_at_the_end(self):
        one, two, three, *_ = CARDS
        again = answered(None, one, is_known=False)
        found = pile(CARDS[:6], again, answered(None, two), known(three), most=4)
        assert found.cards[0] == three
        assert found.cards[-1] == one
        assert (found.again, found.done, found.due, found.new) == (1, 2, 1, 0)

    def test_what_was_left_out_is_not_asked(self):
        out = CardSchedule(CARDS[0].key, left_out=NOON)
        due = known(CARDS[1], left_out=NOON)
        assert pile(CARDS[:3], out, due).cards == (CARDS[2],)

    def test_a_card_whose_thing_is_gone_sleeps(self):
        assert pile(CARDS[:1], known(CARDS[9])).cards == (CARDS[0],)

    def test_a_clock_set_back_gives_no_second_pile(self):
        ahead = (known(each, ago=-3, due=9) for each in CARDS[:10])
        assert pile(CARDS, *ahead, most=10).cards == ()

    def test_new_cards_about_one_thing_come_on_different_days(self):
        one = a_card(1, about=("event",))
        two, three = a_card(2, kind=CardKind.WHEN, about=("event",)), a_card(3)
        assert pile([one, two, three]).cards == (one, three)
        assert pile([one, two, three], answered(None, one)).cards == (three,)

    def test_due_cards_about_one_thing_are_not_side_by_side(self):
        cards = [a_card(n, about=(f"event{n % 2}",)) for n in (0, 2, 4, 1, 3)]
        found = pile(cards, *(known(x, ago=20 - n) for n, x in enumerate(cards)))
        touched = [card.touches for card in found.cards]
        assert all(a.isdisjoint(b) for a, b in pairwise(touched))

    def test_kinds_and_packs_come_in_turn(self):
        words = [a_card(n) for n in range(5)]
        dates = [a_card(n, kind=CardKind.WHEN) for n in range(5, 8)]
        other = [a_card(n, pack="q") for n in range(8, 10)]
        found = pile([*words, *dates, *other], most=12)
        assert found.cards == (words[0], dates[0], other[0], words[1], dates[1], other[1])


@st.composite
def days(draw):
    """Return cards, some of them related, and what is kept of some."""
    kinds = st.sampled_from([CardKind.WORD, CardKind.WHEN, CardKind.ORDER])
    about = st.frozensets(st.sampled_from("abcdef"), max_size=2)
    cards = [
        a_card(n, kind=draw(kinds), about=draw(about)) for n in range(draw(st.integers(0, 14)))
    ]
    schedules = {}
    for card in cards:
        if draw(st.booleans()):
            schedules[card.key] = known(
                card,
                due=draw(st.integers(-9, 3)),
                ago=draw(st.integers(1, 30)),
                stability=draw(st.floats(0.01, 90)),
                left_out=draw(st.sampled_from([None, None, NOON])),
            )
    return cards, schedules, draw(st.integers(1, 12))


@settings(max_examples=50)
@given(days(), st.data())
def test_a_day_has_one_pile_and_each_answer_takes_one_off(day, data):
    cards, schedules, most = day
    found = daily_pile(cards, schedules, TODAY, most)
    asked = set()
    minutes = count()
    while found.cards:
        assert len(asked | {card.key for card in found.cards}) <= most
        assert not any(
            x.left_out for x in schedules.values() if x.key in {c.key for c in found.cards}
        )
        card, *rest = found.cards
        is_known = data.draw(st.booleans()) or card.key in asked
        asked.add(card.key)
        schedules = {
            **schedules,
            card.key: answered(
                schedules.get(card.key), card, is_known=is_known, minute=next(minutes)
            ),
        }
        after = daily_pile(cards, schedules, TODAY, most)
        still = [x for x in after.cards if x.key != card.key]
        assert still == rest
        found = after
    assert found.done == len(asked)


@settings(max_examples=40)
@given(days())
def test_of_what_is_due_and_of_what_comes_later_little_is_enough(day):
    cards, schedules, most = day
    others = [x for x in schedules.values() if x.left_out is None]
    later = {x.key: x.memory.due for x in others if x.memory.due >= TODAY.ends}
    due = {
        x.key: Due(x.memory.phase, x.memory.stability, x.memory.answered)
        for x in others
        if x.key not in later
    }
    kept = {key: each for key, each in schedules.items() if key not in {*later, *due}}
    found = daily_pile(cards, kept, TODAY, most, due=due, later=later)
    assert found == daily_pile(cards, schedules, TODAY, most)


def test_the_same_cards_make_the_same_pile():
    schedules = {each.key: known(each, ago=5) for each in CARDS}
    first = daily_pile(CARDS, schedules, TODAY, 9)
    shuffled = dict(reversed(schedules.items()))
    assert daily_pile(list(reversed(CARDS)), shuffled, TODAY, 9).cards == first.cards
