# SPDX-License-Identifier: MIT
"""More codes, other meanings, another order; a given code never loses its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.domain.class_feedback import feedback_of
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.interchange.own_codes import own_codes_from_json, own_codes_to_json
from workbench.domain.own_codes import MOST_CODES, OwnCodes, unfit
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Code, CodeBank, Review, Stamp
from workbench.domain.stamping import stamped, typed_stamp
from workbench.importers.json_documents import check_json

GIVEN_CODES = (
    Code("E+", "apt evidence", short="apt"),
    Code("E?", "evidence is needed", "pick a few words", "evidence"),
    Code("Rel→Use", "trust is judged, use is not", "finish it", "use", ("Rel",)),
    Code("T", "another term is meant", "correct it", "term"),
)
GIVEN = CodeBank(GIVEN_CODES, GIVEN_CODES[1:2])
VOC = Code("Voc", "a stronger word is there", "look it up")
MINE = OwnCodes().with_code(VOC, GIVEN)


def names(codes):
    return [each.code for each in codes]


def test_with_nothing_of_ones_own_the_codes_are_the_given_ones():
    assert OwnCodes().arranged(GIVEN) is GIVEN
    assert names(OwnCodes().everything(GIVEN)) == ["E?", "E+", "Rel→Use", "T"]


def test_an_own_code_is_typed_like_a_given_one_and_stamps_its_words():
    typed = typed_stamp("voc. which?", PlanOutline(), MINE.arranged(GIVEN))
    made = stamped(typed, "s", None)
    assert (made.code, made.comment, made.praises) == ("Voc", "which?", False)
    assert made.told == "Voc: A stronger word is there. Look it up. which?"


def test_a_code_without_a_step_is_praise_only_where_somebody_says_so():
    asks, praises = Code("Neat", "untidy", asks=True), Code("Wow", "well found")
    bank = MINE.with_code(asks, GIVEN).with_code(praises, GIVEN).arranged(GIVEN)
    assert [bank.typed(x).praises for x in ("Neat", "Wow", "E+", "E?")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("word", ["e?", "REL", "rel→use", "Ｅ?", "t"])
def test_no_own_code_is_called_like_a_given_one(word):
    assert "is there already" in MINE.refusal(word, GIVEN)
    bank = replace(MINE, own=(Code(word, "mine", "do"),)).arranged(GIVEN)
    assert bank.typed(word) is None or not bank.typed(word).is_own
    assert names(bank.codes) == names(OwnCodes().everything(GIVEN))


@pytest.mark.parametrize(
    "word",
    [
        "",
        "two words",
        "a\tb",
        "Voc:",
        "A1",
        "p",
        "Point",
        "claim",
        "Judgment",
        "x" * 13,
        "a\u202eb",
    ],
)
def test_what_could_not_be_typed_or_would_be_a_place_is_no_code(word):
    assert unfit(word).endswith(".")
    assert MINE.refusal(word, GIVEN) == unfit(word)


def test_a_second_code_of_one_name_is_refused_and_so_is_one_too_many():
    assert "You have a code" in MINE.refusal("VOC", GIVEN)
    full = OwnCodes(tuple(Code(f"c{'x' * at}"[:9] + chr(97 + at % 26), "m") for at in range(100)))
    assert len(full.own) == MOST_CODES
    assert "There is room" in full.refusal("New", GIVEN)
    assert not MINE.refusal("Wc", GIVEN)


def test_a_given_code_means_something_else_and_again_what_it_did():
    mine = OwnCodes().with_code(Code("E?", "show me where", "quote it"), GIVEN)
    changed = mine.arranged(GIVEN).typed("e?")
    assert (changed.sentence, changed.is_own) == ("Show me where. Quote it.", True)
    assert changed.short == "show me where"
    assert mine.without("E?") == OwnCodes()
    assert mine.with_code(Code("E?", "evidence is needed", "pick a few words"), GIVEN) == OwnCodes()
    assert MINE.without("Voc") == OwnCodes()


def test_what_is_hidden_is_not_typed_and_has_no_button_but_its_meaning_is_known():
    mine = OwnCodes().with_hidden("T", is_hidden=True).with_hidden("E?", is_hidden=True)
    bank = mine.arranged(GIVEN)
    assert bank.typed("T") is None
    assert names(bank.most_used) == ["E+", "Rel→Use"]
    stamp = Stamp("s", RemarkPlace(part="plan"), "", "T", "Another term is meant. Correct it.")
    feedback = feedback_of([Review("a", "", "p", "v", stamps=(stamp,))], bank, class_name="11B")
    assert feedback.codes[0].next_step == "correct it"
    assert mine.with_hidden("T", is_hidden=False).arranged(GIVEN).typed("T") == GIVEN_CODES[3]


def test_codes_are_put_in_order_and_those_in_front_have_a_button():
    mine = MINE.moved("Voc", -9, GIVEN)
    assert names(mine.arranged(GIVEN).codes) == ["Voc", "E?", "E+", "Rel→Use", "T"]
    assert mine.arranged(GIVEN).most_used[0].code == "Voc"
    assert mine.moved("Voc", -1, GIVEN) is mine
    assert mine.moved("nobody", 1, GIVEN) is mine
    assert names(mine.moved("E?", 1, GIVEN).everything(GIVEN))[:3] == ["Voc", "E+", "E?"]
    # A code that comes with a later version of the program stands behind.
    later = CodeBank((*GIVEN_CODES, Code("Z", "new")), GIVEN.most_used)
    assert names(mine.everything(later))[-1] == "Z"


def test_a_colleagues_codes_come_beside_ones_own_and_clashes_are_told():
    other = OwnCodes(
        (replace(VOC, meaning="wrong word"), Code("Cap", "capital letter", "put it")),
        (Code("E?", "show me where", "quote it"), Code("Gone", "x")),
        ("T",),
        ("Cap",),
    )
    merged = MINE.merged(other, GIVEN)
    assert names(merged.codes.own) == ["Voc", "Cap"]
    assert merged.codes.arranged(GIVEN).typed("Voc").meaning == VOC.meaning
    assert merged.codes.hidden == ()
    assert merged.sentence == (
        "Brought in: 1 new code and 1 new meaning. “Voc” means something else here and stayed as "
        "before."
    )
    again = merged.codes.merged(other, GIVEN)
    assert (again.codes, again.new, again.changed) == (merged.codes, 0, 0)
    fresh = OwnCodes().merged(other, GIVEN)
    assert (fresh.codes.hidden, fresh.codes.order) == (("T",), ("Cap",))
    assert fresh.sentence == (
        "Brought in: 2 new codes, 1 new meaning and the order of the list and what is hidden."
    )
    assert MINE.merged(OwnCodes(), GIVEN).sentence == "Nothing in it is new here."


def test_a_file_cannot_take_the_place_of_a_given_code_or_of_a_changed_meaning():
    mine = OwnCodes().with_code(Code("E?", "show me where", "quote it"), GIVEN)
    other = OwnCodes((Code("e+", "rubbish", "begin anew"),), (Code("E?", "rubbish", "x"),))
    merged = mine.merged(other, GIVEN)
    assert merged.codes == mine
    assert merged.left == ("e+", "E?")
    assert "“e+”, “E?” mean something else here" in merged.sentence
    many = OwnCodes(tuple(Code(f"e{'+' * 0}{x}", "m") for x in ("+",)) * 7)
    assert "“e+”" in mine.merged(many, GIVEN).sentence


def test_codes_go_through_json():
    mine = (
        MINE.with_code(Code("E?", "show me where", asks=True), GIVEN)
        .with_code(Code("Wow", "well found"), GIVEN)
        .with_hidden("T", is_hidden=True)
        .moved("Voc", -2, GIVEN)
    )
    data = own_codes_to_json(mine)
    check_json(data, "owncodes-1.json", name="codes")
    assert own_codes_from_json(data) == mine


def test_what_says_nothing_is_no_code_and_each_is_there_once():
    code = {"code": "Voc", "meaning": "word", "next": "", "praise": True}
    data = own_codes_to_json(OwnCodes())
    data["codes"] = [{**code, "meaning": " \u200e"}, code, {**code, "meaning": "other"}]
    data["hidden"] = ["T", "T", "\u200e"]
    assert own_codes_from_json(data) == OwnCodes((Code("Voc", "word"),), hidden=("T",))


def test_reviews_from_before_are_counted_under_the_words_they_said():
    def review(student, says):
        stamp = Stamp(student, RemarkPlace(part="plan"), "", "Voc", says)
        return Review(student, "", "p", "v", stamps=(stamp,))

    mine = MINE.arranged(GIVEN)
    reviews = [review("a", VOC.sentence), review("b", "Wrong word."), review("c", VOC.sentence)]
    told = feedback_of(reviews, mine, class_name="11B").codes
    assert [(x.code, x.meaning, x.next_step, x.plans) for x in told] == [
        ("Voc", VOC.meaning, VOC.next_step, 2),
        ("Voc", "Wrong word", "", 1),
    ]
