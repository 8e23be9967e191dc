# SPDX-License-Identifier: MIT
"""What is asked about a page: only what is doubtful, and never again once it is settled."""

from dataclasses import replace

import pytest

from tests.services.drafting.pages import deck, is_whole, lamps, place_of
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PackDraft, Part, PartKind
from workbench.importers.editing import change_kind, drop_source, relabel
from workbench.importers.reading import draft_of
from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.doubts import things_to_check
from workbench.services.drafting.history import Checking


def _things(*drafts):
    return {thing.name: thing for thing in things_to_check(Checking(drafts))}


def _answered(draft, name, *answers):
    """Answer the first question about a source, one answer after another."""
    checking = Checking((draft,))
    for words in answers:
        doubt = next(x for x in things_to_check(checking) if x.name == name).doubts[0]
        answer = next(each for each in doubt.answers if each.words == words)
        checking = checking.corrected(0, answer.edit, settles=doubt.id)
        assert is_whole(checking.drafts[0])
    return checking


def _names(checking):
    return [thing.name for thing in things_to_check(checking)]


def test_a_page_that_is_clear_asks_nothing():
    assert _things(deck()) == {}


def test_every_thing_is_named_with_all_that_is_doubtful_about_it():
    things = _things(lamps())
    assert {name: thing.words for name, thing in things.items()} == {
        "Source A": "a note follows the label",
        "Source C": "picture missing, no label",
        "Source B": "a name used twice",
    }
    assert things["Source C"].certainty is Certainty.GUESS
    assert things["Source A"].certainty is Certainty.PLEASE_CHECK


def test_a_note_that_was_confirmed_stays_a_note_and_is_not_asked_about_again():
    checking = _answered(lamps(), "Source A", "Note")
    part = checking.drafts[0].parts[place_of(checking.drafts[0], "the owl")]
    assert (part.kind, part.confidence) == (PartKind.AUTHOR_NOTE, 1.0)
    assert "Source A" not in _names(checking)


def test_a_note_that_is_the_source_itself_becomes_text():
    checking = _answered(lamps(), "Source A", "Source text")
    assert "the owl" in pack_of(checking.drafts[0], new_id=str).sources[0].body
    assert "Source A" not in _names(checking)


def test_a_note_without_anybodys_words_in_it_is_clear():
    draft = lamps()
    place = place_of(draft, "the owl")
    plain = draft_of(draft.page.replace(" The town called him ‘the owl’ for forty years.", ""),
                     origin="lamps.txt")  # fmt: skip
    assert draft.parts[place].kind is PartKind.AUTHOR_NOTE
    assert "Source A" not in _things(plain)


def test_one_question_follows_the_other():
    checking = _answered(lamps(), "Source C", "Keep the words")
    left = next(x for x in things_to_check(checking) if x.name == "Source C")
    assert left.words == "no label"
    assert left.doubts[0].question == "No label was found for Source C. Is that right?"
    assert "Source C" not in _names(_answered(lamps(), "Source C", *_BOTH))


_BOTH = ("Keep the words", "There is none")


def test_a_source_can_be_left_out_in_answer_to_a_question():
    checking = _answered(lamps(), "Source C", "Leave out Source C")
    assert [x.label for x in pack_of(checking.drafts[0], new_id=str).sources] == ["A", "B", "B"]
    assert "Source C" not in _names(checking)


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ("Source D", ["A", "B", "C", "D"]),
        ("It is the same one", ["A", "B", "C"]),
        ("Leave it so", ["A", "B", "C", "B"]),
    ],
)
def test_a_name_that_is_used_twice_has_three_ways_out(answer, labels):
    checking = _answered(lamps(), "Source B", answer)
    assert [x.label for x in pack_of(checking.drafts[0], new_id=str).sources] == labels
    assert "Source B" not in _names(checking)


def test_a_name_that_another_page_uses_is_asked_about_too():
    clear = draft_of("Source A\n\nA lamp.\n\nFrom a bill, 1840.\n", origin="one.txt")
    again = draft_of("Source A\n\nA gas pipe.\n\nFrom a bill, 1841.\n", origin="two.txt")
    (thing,) = things_to_check(Checking((clear, again)))
    assert thing.row.page == 1
    assert [answer.words for answer in thing.doubts[0].answers] == ["Source B", "Leave it so"]


def test_no_question_has_more_than_three_answers_and_each_has_a_suggestion():
    for thing in _things(lamps()).values():
        for doubt in thing.doubts:
            assert 1 <= len(doubt.answers) <= 3


def test_the_doubt_goes_when_its_cause_is_corrected_by_hand():
    draft = relabel(lamps(), 3, "E")
    draft = change_kind(draft, place_of(draft, "the owl"), PartKind.BODY)
    assert list(_things(draft)) == ["Source C"]


def test_nothing_is_asked_about_a_source_that_is_left_out():
    assert "Source C" not in _things(drop_source(lamps(), 2))


def test_the_last_sentence_is_offered_where_a_label_is_missing():
    page = "Source A\n\nThe lamps were dark all night. I heard glass break.\n"
    thing = _things(draft_of(page, origin="p.txt"))["Source A"]
    assert thing.doubts[0].question == "No label was found for Source A. Where is it?"
    checking = _answered(draft_of(page, origin="p.txt"), "Source A", "The last sentence")
    (source,) = pack_of(checking.drafts[0], new_id=str).sources
    assert (source.body, source.attribution) == (
        "The lamps were dark all night.",
        "I heard glass break.",
    )


def test_a_label_that_shares_a_paragraph_with_the_text_is_asked_about():
    page = (
        "Source A: From a letter by a gas fitter to his son, 1843. ‘We put out every lamp in the "
        "street before ten, and nobody stopped us.’\n"
    )
    thing = _things(draft_of(page, origin="p.txt"))["Source A"]
    assert thing.words == "label and text together"
    assert "Source A" not in _names(_answered(draft_of(page, origin="p.txt"), "Source A", "Label"))


def _with_parts(*parts):
    return PackDraft("p.txt", "P", "".join(part.raw for part in parts), parts)


def test_points_without_their_heading_belong_nowhere_or_to_the_points_above():
    def card():
        return _with_parts(
            Part(PartKind.CARD_TITLE, "Gas\n", "Gas"),
            Part(PartKind.CARD_ITEM, "- cheap\n", "cheap"),
            Part(PartKind.CARD_HEADING, "\n", "", None, 0.6, "lost"),
            Part(PartKind.CARD_ITEM, "- bright\n", "bright"),
        )

    assert _things(card())["Gas"].words == "a heading is missing"
    apart = _answered(card(), "Gas", "Under no heading").drafts[0]
    together = _answered(card(), "Gas", "To the points above").drafts[0]
    assert len(pack_of(apart, new_id=str).background.cards[0].blocks) == 2
    assert len(pack_of(together, new_id=str).background.cards[0].blocks) == 1


def test_a_heading_that_is_a_guess_can_turn_out_to_be_none():
    text = "Source A\n\nA lamp.\n\nFrom a bill, 1840.\n\n"
    draft = draft_of(text, origin="p.txt")
    unsure = replace(
        draft,
        parts=(replace(draft.parts[0], confidence=0.6), *draft.parts[1:]),
        sources=(replace(draft.sources[0], confidence=0.6),),
    )
    assert _things(unsure)["Source A"].words == "perhaps no heading"
    checking = _answered(unsure, "Source A", "No")
    assert checking.drafts[0].sources == ()


def test_a_heading_with_nothing_below_it_is_asked_about():
    draft = draft_of("Source A\n\nA lamp.\n\nFrom a bill, 1840.\n", origin="p.txt")
    for place in (1, 2):
        draft = change_kind(draft, place, PartKind.PARAGRAPH)
    thing = _things(draft)["Source A"]
    assert thing.words == "no words below it"
    assert "Source A" not in _names(_answered(draft, "Source A", "Keep it"))


def test_a_doubtful_part_of_the_background_is_kept_or_left_out():
    draft = _with_parts(Part(PartKind.PARAGRAPH, "See also\n", "See also", None, 0.5))
    assert _things(draft)["Story"].doubts[0].question == "Is this “Story”?"
    left_out = _answered(draft, "Story", "Leave out").drafts[0]
    assert left_out.parts[0].kind is PartKind.LEFT_OVER


def test_the_seed_page_is_asked_about_where_a_teacher_would_stumble(shared):
    page = (shared / "seeds" / "000_089df23bb9c1cff7.txt").read_text(encoding="utf-8")
    things = _things(draft_of(page, origin="page.txt"))
    assert {name: thing.words for name, thing in things.items()} == {
        "Source D": "picture missing, no label",
        "Source F": "a note follows the label",
    }
