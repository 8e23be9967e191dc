# SPDX-License-Identifier: MIT
"""A page of our own with everything that the checks look for, and a language to put words on it.

The war and the famine were real, the people who speak of them here were not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.factories import NOON
from workbench.domain.annotations import Annotation, SourcePart, Target
from workbench.domain.background import (
    Background,
    BackgroundKind,
    Card,
    CardBlock,
    CardItem,
    Event,
    GlossaryTerm,
    Passage,
)
from workbench.domain.checks.material import Answer, Material
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import AnnotationEvidence, Plan, Point
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import Picture, Source, SourceKind
from workbench.services.catalogues import boards, framework

DATA = Path(__file__).parent / "data"
UTILITY = (
    "How useful are Sources A and E to a historian studying how the cotton famine divided"
    " Lancashire?"
)
STEPS = ("feature", "inference", "so_what")

_ABOUT = {
    "A": Provenance(
        creator=("Thomas Ashdown",),
        role="MP",
        genre="speech",
        date=HistoricalDate("February 1863", "1863-02"),
        place="Rochdale",
        audience="mill workers",
    ),
    "B": Provenance(
        creator=(),
        genre="remark",
        date=HistoricalDate("1863", "1863"),
        not_given=("creator", "place", "audience"),
    ),
    "C": Provenance(
        creator=("Margaret Holroyd",),
        role="History teacher",
        genre="school textbook",
        title="Cotton and Bread",
        date=HistoricalDate("1982", "1982"),
    ),
    "D": Provenance(genre="cartoon", not_given=("creator", "date", "publisher", "place")),
    "E": Provenance(
        creator=("Central Relief Board",),
        genre="report",
        date=HistoricalDate("September 1862", "1862-09"),
        audience="Home Secretary",
        not_given=("place",),
    ),
    "F": Provenance(
        creator=("Elias Whitworth",),
        genre="letter",
        second_hand="a report of the Central Relief Board",
        date=HistoricalDate("1862", "1862"),
    ),
    "G": Provenance(
        creator=("Margaret Holroyd",),
        role="History teacher",
        genre="school textbook",
        title="Cotton and Bread",
        date=HistoricalDate("1982", "1982"),
    ),
    "H": Provenance(creator=("Ned Slater",), genre="poem", date=HistoricalDate("1862", "1862")),
}
_TEXTS = {
    "A": (
        (
            "You do not love this war, and I do not love it either. But there is only one"
            " honest road"
            " before us: to bear the hunger and to wear no cotton that slaves have picked."
            " Lancashire"
            " has chosen that road, and the world is watching."
        ),
        "Thomas Ashdown MP, speaking to mill workers in Rochdale, February 1863.",
    ),
    "B": (
        "We would sooner go hungry than weave the cotton that slaves pick.",
        "A weaver, 1863.",
    ),
    "C": (
        (
            "The mill owners had two ways before them: to wait for American cotton, or to spin the"
            " poor cotton of India. There was no third way. Most of them waited, and closed their"
            " gates."
        ),
        (
            "Margaret Holroyd, Cotton and Bread (1982). Written as a school textbook by a History"
            " teacher."
        ),
    ),
    "D": (None, "A cartoon of a weaver and a mill owner."),
    "E": (
        (
            "On 10 August the guardians of Ashton refused … to open a second kitchen. [When"
            " pressed]"
            " their chairman said that ‘in this town there can be no charity without"
            " labour’. Relief"
            " to them meant little more than the absence of riot, and the board has apparently been"
            " told less than it asked."
        ),
        "A secret report of the Central Relief Board to the Home Secretary, September 1862.",
    ),
    "F": (
        (
            "I went from door to door in Preston and found not one loaf in twenty houses,"
            " yet no one"
            " begged and no one complained."
        ),
        "From a letter printed in a report of the Central Relief Board, 1862.",
    ),
    "G": (
        (
            "Help was only partial. The committees fed the respectable and left the rest to the"
            " workhouse, and by the spring of 1863 patience had run out."
        ),
        "Margaret Holroyd, Cotton and Bread (1982).",
    ),
    "H": (
        (
            "The wheels are still, the looms are dumb\nAnd hunger beats upon the drum\nAnd still we"
            " say the day will come\nWhen smoke shall rise again."
        ),
        "Ned Slater, a poem, 1862.",
    ),
}
_LATER = {"C", "G"}

SOURCES = tuple(
    Source(
        id=f"source-{label}",
        label=label,
        order=order,
        kind=SourceKind.INTERPRETATION if label in _LATER else SourceKind.SOURCE,
        body=body,
        attribution=attribution,
        picture=Picture(
            None,
            "A thin weaver holds out an empty bowl; behind him a stout mill owner sits on sacks of"
            " cotton.",
            missing=True,
        )
        if label == "D"
        else None,
        provenance=_ABOUT[label],
    )
    for order, (label, (body, attribution)) in enumerate(_TEXTS.items(), 1)
)

_TOLD = (
    ("The war", "1861-04", "The American Civil War began"),
    ("The war", "1861-04", "The navy of the Union started its blockade of the South"),
    ("The war", "1863-01", "Abraham Lincoln wrote to the working men of Manchester"),
    ("The war", "1865-04", "Abraham Lincoln was shot"),
    ("The famine", "1862", "Queen Victoria gave money to the relief fund"),
    ("The famine", "1863-03", "Bread riots broke out in Stalybridge"),
    ("The famine", "1863-07", "Parliament passed the Public Works Act"),
)
BACKGROUND = Background(
    glossary=(
        GlossaryTerm("term-1", "Surat cotton", "Short, dirty cotton from India."),
        GlossaryTerm("term-2", "blockade", "Ships that stop all trade with a coast."),
        GlossaryTerm("term-3", "workhouse", "Where the poor were kept, and had to work."),
    ),
    facts=(Passage("fact-1", "In Preston three of four looms stood still by the winter."),),
    cards=tuple(
        Card(
            number,
            2,
            title,
            (
                CardBlock(
                    None,
                    tuple(
                        CardItem(f"item-{at}", f"{text} in {edtf[:4]}.")
                        for at, (card, edtf, text) in enumerate(_TOLD)
                        if card == title
                    ),
                ),
            ),
        )
        for number, title in enumerate(("The war", "The famine"), 1)
    ),
    events=tuple(
        Event(f"event-{at}", edtf, text, f"Card: {card}", entry=f"item-{at}")
        for at, (card, edtf, text) in enumerate(_TOLD)
    ),
)
assert {each.kind for each in BACKGROUND.entries()} >= {BackgroundKind.CARD}


@dataclass(frozen=True)
class Sentence:
    """A line of a table: what a student wrote, where, and whether the rule asks."""

    asks: bool
    settings: dict
    text: str


def sentences_of(rule_id):
    """Return the table of a rule.

    A line is a text of a student's; settings in braces go before it, those of a line that begins
    with `@` are for all of them. `¶` parts the paragraphs of an answer, `=>` the steps of a mark.
    """
    defaults, asks, found = {}, None, []
    for each in (DATA / f"{rule_id}.txt").read_text(encoding="utf-8").splitlines():
        line = each
        if line.startswith("@"):
            defaults = settings_of(line[1:])
        elif line.startswith("#"):
            asks = {"# Asks": True, "# Silent": False}[line]
        elif line:
            own = {}
            if line.startswith("{"):
                inside, _, line = line[1:].partition("} ")
                own = settings_of(inside)
            found.append(Sentence(asks, {**defaults, **own}, line))
    return found


def settings_of(words):
    """Return what stands in braces or behind `@` as a dictionary."""
    return dict(each.split("=", 1) for each in words.split())


def material_of(sentence):
    """Return the material in which a student wrote this."""
    given = sentence.settings
    labels = given.get("labels", "A,E")
    question = given.get("q", "aqa1b2")
    marks = given.get("marks")
    enquiry = Enquiry(
        "enquiry",
        _text_of(question),
        question=question or None,
        marks=(int(marks) if marks else None) if marks is not None else _marks_of(question),
        sources=tuple(filter(None, labels.split(","))),
    )
    supports = tuple(
        tuple(f"source-{label}" for label in pair.split("+"))
        for pair in given.get("supports", "").split(",")
        if pair
    )
    text = sentence.text
    if text.startswith("*"):
        text = " ".join(["Lancashire went hungry because mills stood still then."] * 100)
        text = " ".join(text.split()[: int(sentence.text[1:])])
    return Material(
        enquiry=enquiry,
        sources=SOURCES,
        background=BACKGROUND,
        supports=supports,
        framework=framework("nopr"),
        **_written(text, given),
    )


def _written(text, given):
    at = given.get("at", "mark")
    if at == "mark":
        return {"annotations": (a_mark(text, given),)}
    if at == "answer":
        paragraphs = tuple(text.split(" ¶ "))
        if given.get("form") == "lines":
            paragraphs = ("\n".join(paragraphs),)
        return {"answer": Answer(paragraphs, is_past_half=given.get("half") != "no")}
    evidence = given.get("evidence", given.get("ev", ""))
    marks = tuple(
        Annotation(
            f"mark-{label}",
            f"{label}1",
            Target(f"source-{label}", SourcePart.WHOLE),
            Dimension.CONTENT,
            NOON,
            NOON,
        )
        for label in evidence.split(",")
        if label
    )
    held = tuple(AnnotationEvidence(each.id) for each in marks)
    fields = (
        {at: text}
        if at in {"explanation", "link", "point"}
        else {"point": "" if at != "plan" else text}
    )
    point = Point("point-1", evidence=held, **fields)
    plan = Plan(
        "plan",
        "pack",
        Enquiry("other", "How far?"),
        claim=text if at == "claim" else "",
        points=(point,) if held or any(fields.values()) else (),
        judgement=text if at == "judgement" else "",
    )
    return {"plan": plan, "annotations": marks}


def a_mark(text, given=None, number=1):
    """Return a mark on a whole source with a note, its steps parted by `=>`."""
    given = given or {}
    label = given.get("s", "A")
    steps = text.split(" => ")
    first = STEPS.index(given.get("step", "so_what" if len(steps) == 1 else "feature"))
    return Annotation(
        f"mark-{label}-{number}",
        f"{label}{number}",
        Target(f"source-{label}", SourcePart.WHOLE),
        Dimension(given.get("d", "reliability")),
        NOON,
        NOON,
        **dict(zip(STEPS[first:], steps, strict=False)),
    )


def _text_of(question):
    if question in {"", "aqa1b2"}:
        return UTILITY if question else "Did the cotton famine divide Lancashire?"
    return "What about the cotton famine and how it divided Lancashire?"


def _marks_of(question):
    kinds = {each.id: each for board in boards() for each in board.questions}
    return kinds[question].marks if question in kinds else None
