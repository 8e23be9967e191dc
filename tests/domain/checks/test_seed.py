# SPDX-License-Identifier: MIT
"""The cases that the reference material works out by hand, on it and on our own page."""

import re

import pytest

from tests.domain.checks.twin import BACKGROUND, SOURCES
from tests.factories import NOON
from workbench.domain.annotations import Annotation, SourcePart, Target
from workbench.domain.checks.looking import findings
from workbench.domain.checks.material import Answer, Material
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.services.importing import pack_of_drafts, read_drafts

ENQUIRY = (
    "How useful are Sources A and E to a historian studying how far Khrushchev's talk of peaceful"
    " co-existence meant a real change in Soviet policy towards the West?"
)
STEP = ("Source A is useful because Khrushchev says there is 'only one way out – peaceful"
        " co-existence'")  # fmt: skip
LADDER = [
    ("Source A is biased so it is not useful.", {"R01"}),
    ("Source A is useful because it is a primary source from 1956.", {"R03"}),
    (f"{STEP}.", set()),
    (f"{STEP}, and since he was speaking in Britain he wanted the West to believe him.", set()),
]


def asked(sources, background=None, *, supports=(), on=None, text="", **fields):
    """Return what rules ask of a mark on a source, or of links between sources."""
    by_label = {each.label: each.id for each in sources}
    marks = ()
    if on:
        target = Target(by_label[on], SourcePart.WHOLE)
        written = {"so_what": text, **fields}
        mark = Annotation("mark", f"{on}1", target, Dimension.RELIABILITY, NOON, NOON, **written)
        marks = (mark,)
    pairs = tuple((by_label[one], by_label[other]) for one, other in supports)
    known = {"background": background} if background else {}
    material = Material(sources=tuple(sources), annotations=marks, supports=pairs, **known)
    return {each.rule: each.question for each in findings(material)}


@pytest.fixture(scope="module")
def seed(shared, tmp_path_factory):
    """The pack that the reference pages make."""
    pages = sorted((shared / "seeds").glob("*.txt"))
    return pack_of_drafts(read_drafts(pages, pictures=tmp_path_factory.mktemp("pictures")))


class TestOnOurOwnPage:
    @pytest.mark.parametrize("pair", ["CG", "EF"])
    def test_two_sources_from_one_place_are_no_support(self, pair):
        assert "come from the same place" in asked(SOURCES, supports=[pair])["R29"]

    def test_others_are(self):
        assert asked(SOURCES, supports=["AE"]) == {}

    def test_a_day_without_its_year(self):
        said = asked(SOURCES, on="E", text="It was on 10 August 1862, because they met then.")
        assert "R39" not in said
        said = asked(SOURCES, on="E", text="The guardians met on 10 August 1862.")
        assert said["R39"] == "Source E does not give that year. How do you know?"

    def test_a_cartoon_without_artist_or_date(self):
        said = asked(SOURCES, on="D", text="It makes fun of mill owners.")
        assert said["R38"] == "We are not told who made Source D, or when. Does that matter here?"

    def test_a_later_writer_was_not_there(self):
        said = asked(SOURCES, BACKGROUND, on="C", text="he was there")
        assert "was made in 1982" in said["R26"]

    def test_a_quotation_from_another_source(self):
        said = asked(SOURCES, on="A", text="There is 'no third way', which suggests fear.")
        assert said["R28"] == "“no third way” is in Source C. Did you mean that one?"

    def test_a_source_of_one_line_may_be_quoted_whole(self):
        said = asked(SOURCES, on="B", text=f"'{SOURCES[1].body}' shows a weaver's pride.")
        assert "R11" not in said


class TestOnTheReferencePages:
    @pytest.mark.parametrize("pair", ["CG", "EF"])
    def test_two_sources_from_one_place_are_no_support(self, seed, pair):
        assert "come from the same place" in asked(seed.sources, supports=[pair])["R29"]

    @pytest.mark.parametrize(
        ("rule_id", "on", "text"),
        [
            ("R39", "E", "On 10 August 1955 he said that trade could grow."),
            ("R38", "D", "It mocks the West."),
            ("R26", "C", "he was there"),
            ("R28", "A", "There is 'no third way', which suggests fear."),
            ("R26", "A", "Beria was executed in 1956, which shows how power was shared."),
            ("R34", "A", "Kruschev came to Britain because he wanted trade."),
        ],
    )
    def test_a_case_worked_out_by_hand_is_asked_about(self, seed, rule_id, on, text):
        assert rule_id in asked(seed.sources, seed.background, on=on, text=text)

    def test_a_source_of_one_line_may_be_quoted_whole(self, seed):
        (b,) = (each for each in seed.sources if each.label == "B")
        assert "R11" not in asked(seed.sources, on="B", text=f"'{b.body}' suggests calm.")

    @pytest.mark.parametrize(("text", "rules"), LADDER)
    def test_the_ladder_is_asked_less_at_every_step(self, seed, text, rules):
        said = set(asked(seed.sources, seed.background, on="A", text=text))
        assert rules <= said
        assert rules or not said

    def test_a_model_answer_is_asked_nothing_but_its_length(self, seed, shared):
        page = (shared / "domain" / "worked-example.md").read_text(encoding="utf-8")
        model = [each for each in page.split("\n\n") if re.match(r"\*\*(?:Model|Joint)", each)]
        answer = tuple(re.sub(r"^\*\*[^*]*\*\*\s*", "", each) for each in model)
        material = Material(
            Enquiry("enquiry", ENQUIRY, question="aqa1b2", marks=12, sources=("A", "E")),
            sources=seed.sources,
            background=seed.background,
            answer=Answer(answer),
        )
        assert len(model) == 3
        assert [each.rule for each in findings(material)] == ["R35"]
