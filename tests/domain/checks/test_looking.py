# SPDX-License-Identifier: MIT
"""What holds for all rules: any text is borne, places are right, a dismissal lasts as it should."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.domain.checks.twin import (
    BACKGROUND,
    SOURCES,
    UTILITY,
    a_mark,
    material_of,
    sentences_of,
)
from workbench.domain.checks import looking, one_sided
from workbench.domain.checks.finding import MOST_AT_ONCE, Finding, Place, PlaceKind
from workbench.domain.checks.looking import Checks, at_most_three, findings
from workbench.domain.checks.material import Answer, Material
from workbench.domain.checks.rules import RULES, rule
from workbench.domain.checks.study import PARTS, STEPS
from workbench.domain.enquiries import Enquiry
from workbench.domain.plans import AnnotationEvidence, Plan, Point
from workbench.domain.text import Span
from workbench.services.catalogues import boards, framework

PIECES = st.sampled_from(
    ["Source A", "source e", " is ", "biased", "so", "useless", "because", "'", '"', "“", "”", "…",
     "...", ". ", "!", "\n", "¶", "[", "]", "10 August 1862", "1863", "he was there", "Ashdown",
     "N:",
     "only one honest road", "Lancashire has chosen that road", "both", "proves", "İ", "ß", "𝔄",
     "\u00a0", "Dr. ", "I", "a", "-", "(", "no third way", "to tell us", "primary source"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=14).map(" ".join) | st.lists(
    PIECES, max_size=8
).map("".join)
QUESTIONS = st.sampled_from([each.id for board in boards() for each in board.questions] + [None])
ENQUIRIES = st.builds(
    Enquiry,
    st.just("enquiry"),
    st.sampled_from([UTILITY, "", "How far?"]) | TEXTS,
    question=QUESTIONS,
    marks=st.none() | st.integers(0, 40),
    sources=st.lists(st.sampled_from("ABCDEFGHZ"), max_size=3).map(tuple),
)
MARKS = st.lists(
    st.builds(
        lambda text, label, dimension, step, number: a_mark(
            text, {"s": label, "d": dimension, "step": step}, number
        ),
        TEXTS,
        st.sampled_from("ABCDEFGH"),
        st.sampled_from(["nature", "origin", "purpose", "reliability", "judgement"]),
        st.sampled_from(STEPS),
        st.integers(1, 10**6),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
)


@st.composite
def materials(draw):
    """Any texts in any places of our own page."""
    marks = tuple(draw(MARKS))
    evidence = tuple(AnnotationEvidence(each.id) for each in marks)
    enquiry = draw(ENQUIRIES)
    plan = Plan(
        "plan",
        "pack",
        enquiry,
        claim=draw(TEXTS),
        points=(Point("point", point=draw(TEXTS), evidence=evidence, explanation=draw(TEXTS)),),
        judgement=draw(TEXTS),
    )
    return Material(
        enquiry=draw(st.none() | st.just(enquiry)),
        sources=SOURCES,
        background=BACKGROUND,
        annotations=marks,
        plan=draw(st.none() | st.just(plan)),
        answer=Answer(tuple(draw(st.lists(TEXTS, max_size=3)))),
        framework=framework("nopr"),
    )


def text_at(material, place):
    """Return the text that spans of a place count in."""
    if place.kind is PlaceKind.MARK:
        (mark,) = (each for each in material.annotations if each.id == place.mark)
        assert place.field in STEPS
        return getattr(mark, place.field)
    if place.kind is PlaceKind.POINT:
        (point,) = (each for each in material.plan.points if each.id == place.point)
        assert place.field in PARTS
        return getattr(point, place.field)
    if place.kind is PlaceKind.ANSWER:
        return material.answer.paragraphs[place.paragraph]
    return {PlaceKind.CLAIM: material.plan.claim, PlaceKind.JUDGEMENT: material.plan.judgement}[
        place.kind
    ]


class TestAnyMaterial:
    @settings(max_examples=60)
    @given(materials())
    def test_every_span_lies_in_the_text_of_its_place(self, material):
        for each in findings(material):
            assert each.question.strip().endswith("?") or each.question.endswith(".")
            if each.span is not None:
                assert each.span.end <= len(text_at(material, each.place))

    @settings(max_examples=30)
    @given(materials(), st.randoms(use_true_random=False))
    def test_the_order_of_marks_makes_no_difference(self, material, random):
        shuffled = list(material.annotations)
        random.shuffle(shuffled)
        assert findings(replace(material, annotations=tuple(shuffled))) == findings(material)

    @settings(max_examples=30)
    @given(materials())
    def test_what_is_dismissed_is_not_asked_again(self, material):
        found = findings(material)
        asked = frozenset(each.fingerprint for each in found)
        assert len(asked) == len(found)
        assert findings(material, dismissed=asked) == ()
        if found:
            assert findings(material, dismissed=asked - {found[0].fingerprint}) == found[:1]

    @settings(max_examples=30)
    @given(materials(), materials())
    def test_what_was_kept_from_before_changes_nothing(self, before, material):
        checks = Checks()
        checks.findings(before)
        assert checks.findings(material) == findings(material)
        assert checks.findings(material) == findings(material)

    @settings(max_examples=30)
    @given(st.lists(factories.sources, max_size=3), factories.backgrounds, TEXTS)
    def test_any_pack_is_borne(self, sources, background, text):
        sources = tuple({each.id: each for each in sources}.values())
        material = Material(
            sources=sources,
            background=background,
            answer=Answer((text, "Source A is useful because 'it' says so.")),
            supports=tuple((one.id, other.id) for one in sources for other in sources),
        )
        findings(material)


def a_biased_mark(text="Source A is biased."):
    return Material(sources=SOURCES, annotations=(a_mark(text, {"d": "origin"}),))


class TestADismissal:
    def dismissed(self, material):
        return frozenset(each.fingerprint for each in findings(material))

    @pytest.mark.parametrize(
        "later",
        [
            "Source A is biased. He was an MP.",
            "source a is BIASED.",
            "I think Source A is  biased.",
        ],
    )
    def test_holds_while_the_words_in_question_stay(self, later):
        before = frozenset(x.fingerprint for x in findings(a_biased_mark()) if x.rule == "R02")
        after = findings(a_biased_mark(later), dismissed=before)
        assert "R02" not in [each.rule for each in after]

    def test_ends_when_the_words_change(self):
        before = self.dismissed(a_biased_mark())
        after = findings(a_biased_mark("Source A is one-sided."), dismissed=before)
        assert [each.rule for each in after] == ["R02"]

    def test_is_of_one_place_alone(self):
        before = self.dismissed(a_biased_mark())
        other = replace(a_biased_mark(), annotations=(a_mark("Source A is biased.", {}, 2),))
        assert [each.rule for each in findings(other, dismissed=before)] == ["R02"]

    def test_stays_when_a_paragraph_is_put_before_it(self):
        enquiry = Enquiry("enquiry", "How far?")
        one = Material(enquiry, sources=SOURCES, answer=Answer(("Source A is biased.",)))
        longer = replace(one, answer=Answer(("Rochdale was hungry.", "Source A is biased.")))
        (found,) = (each for each in findings(one) if each.rule == "R02")
        assert "R02" not in [
            each.rule for each in findings(longer, dismissed=frozenset({found.fingerprint}))
        ]

    def test_is_known_again_on_another_day(self):
        (found,) = (each for each in findings(a_biased_mark()) if each.rule == "R02")
        assert found.fingerprint == "1255a9863964b460"


class TestTurningOff:
    @pytest.mark.parametrize("rule_id", [each.id for each in RULES if each.id != "R36"])
    def test_a_rule_that_is_off_asks_nothing(self, rule_id):
        material = next(material_of(each) for each in sentences_of(rule_id) if each.asks)
        asked = findings(material)
        off = findings(material, off=frozenset({rule_id}))
        assert rule_id in {each.rule for each in asked}
        assert off == tuple(each for each in asked if each.rule != rule_id)


class TestChoosing:
    def finding(self, rule_id, place):
        return Finding(rule_id, "Why?", place, None, f"{rule_id}{place}")

    def test_the_most_important_come_first(self):
        text = "He was there so it proves that Source Z is biased."
        asked = findings(Material(sources=SOURCES, annotations=(a_mark(text, {}),)))
        weights = [rule(each.rule).importance for each in asked]
        assert len(asked) > 2
        assert weights == sorted(weights)

    def test_a_mark_shows_one_and_a_window_three(self):
        place = [Place(PlaceKind.MARK, mark=f"mark-{x}") for x in range(5)]
        found = [self.finding("R01", place[0]), self.finding("R02", place[0])]
        found += [self.finding("R03", each) for each in place[1:]]
        assert at_most_three(found) == (found[0], found[2], found[3])
        assert len(at_most_three(found)) == MOST_AT_ONCE

    def test_an_answer_shows_three(self):
        found = [self.finding(f"R0{x}", Place(PlaceKind.ANSWER)) for x in range(1, 6)]
        assert at_most_three(found) == tuple(found[:3])


def test_one_mark_is_asked_alone_what_it_is_asked_beside_others():
    marks = (a_mark("Source A is biased.", {}), a_mark("It proves it.", {"s": "E"}))
    material = Material(sources=SOURCES, background=BACKGROUND, annotations=marks)
    beside = tuple(each for each in findings(material) if each.place.mark == marks[1].id)
    assert beside
    assert findings(replace(material, annotations=marks[1:])) == beside


def test_other_letters_are_told_by_their_names_and_nothing_else_is_looked_at_again(monkeypatch):
    looked = []
    look = one_sided.r02_bare_bias

    def counting(writing, study):
        looked.append(writing)
        return look(writing, study)

    monkeypatch.setitem(looking._OF_TEXT, "R02", counting)
    marks = (a_mark("1863", {"d": "nature", "step": "feature"}), a_mark("It is biased.", {}, 2))
    material = Material(sources=SOURCES, annotations=marks, framework=framework("nopr"))
    checks = Checks()
    before, count = checks.findings(material), len(looked)
    other = replace(material, framework=framework("happy"))
    after = checks.findings(other)
    assert count == len(looked) == 2
    assert after == findings(other)
    assert [x.question for found in (before, after) for x in found if x.rule == "R24"] == [
        "That looks like Origin. Does it belong there?",
        "That looks like Point of view. Does it belong there?",
    ]


def test_what_is_gone_is_not_kept():
    checks = Checks()
    checks.findings(a_biased_mark())
    assert checks.findings(replace(a_biased_mark(), annotations=())) == ()
    assert [each.rule for each in checks.findings(a_biased_mark())] == ["R02"]


def test_a_span_counts_the_letters_of_the_text_itself():
    text = "“İ𝔄” … it\u00a0is so biased"
    (found,) = (
        each
        for each in findings(Material(sources=SOURCES, annotations=(a_mark(text, {}),)))
        if each.rule == "R02"
    )
    assert found.span == Span(text.index("biased"), len(text))
    assert found.span.of(text) == "biased"
