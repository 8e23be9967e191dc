# SPDX-License-Identifier: MIT
"""Things of the domain with sensible defaults, and strategies for any such thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from workbench.domain import background
from workbench.domain.anchoring import anchor_at, placed_in
from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    Reading,
    SourcePart,
    Target,
    Weight,
)
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    DateAnswer,
    Event,
    GlossaryTerm,
    ItemList,
    NarrativeSection,
    Passage,
)
from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.links import BackgroundEnd, Link, LinkKind, MarkEnd
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Plan,
    Point,
    PointKind,
    Student,
)
from workbench.domain.provenance import FIELDS, HistoricalDate, Provenance
from workbench.domain.regions import Shape, Spot, framed, with_corners
from workbench.domain.remarks import Remark, RemarkKind, Returned, Said
from workbench.domain.sources import (
    Gloss,
    LeftOver,
    Pack,
    Picture,
    Question,
    Source,
    SourceKind,
)
from workbench.domain.text import Span

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

BODY = (
    "The mill stood still for eleven weeks. Families who had never asked for anything queued at "
    "the chapel door, and those who gave out the bread wrote down every name."
)
ATTRIBUTION = "From a letter by a weaver to her sister, June 1862."


def a_source(label="A", **fields):
    """Return a source with text and attribution."""
    return Source(
        **{
            "id": new_id(),
            "label": label,
            "order": 1,
            "body": BODY,
            "attribution": ATTRIBUTION,
            **fields,
        }
    )


def a_pack(*sources, **fields):
    """Return a pack with the given sources, by default two of them, and one fact."""
    fact = Passage(new_id(), "Raw cotton came from one country only.")
    defaults = {
        "id": new_id(),
        "title": "The cotton famine",
        "sources": sources or (a_source("A"), a_source("B", order=2)),
        "background": Background(facts=(fact,)),
    }
    return Pack(**{**defaults, **fields})


def an_annotation(source, number=1, *, start=4, end=8, **fields):
    """Return a mark on words of the body of `source`."""
    target = Target(source.id, SourcePart.BODY, anchor_at(source.body, Span(start, end)))
    defaults = {
        "id": new_id(),
        "short_id": f"{source.label}{number}",
        "target": target,
        "dimension": Dimension.NATURE,
        "created": NOON,
        "modified": NOON,
    }
    return Annotation(**{**defaults, **fields})


def a_mark_on_a_picture(source, number=1, *, region=None, **fields):
    """Return a mark on a part of the picture of `source`, by default somewhere in the middle."""
    region = region or framed(Spot(0.25, 0.2), Spot(0.75, 0.6))
    target = Target(source.id, SourcePart.PICTURE, region=region)
    return replace(an_annotation(a_source(source.label), number), target=target, **fields)


def lost(annotation):
    """Return a mark whose words are gone."""
    return replace(annotation, target=placed_in(None, annotation.target))


def doubtful(annotation):
    """Return a mark that was moved: it was made on other words than those it is on now."""
    target = annotation.target
    was = replace(target.anchor, exact=f"{target.anchor.exact} then")
    return replace(annotation, target=replace(target, was=was))


def a_link(start, end, kind=LinkKind.SUPPORTS, **fields):
    """Return a link from a mark to a mark, or to a piece of background by its id."""
    to = BackgroundEnd(end) if isinstance(end, str) else MarkEnd(end.id)
    defaults = {"id": new_id(), "created": NOON, "modified": NOON}
    return Link(start=start.id, end=to, kind=kind, **{**defaults, **fields})


def an_enquiry(**fields):
    """Return a question of one's own."""
    return Enquiry(**{"id": new_id(), "text": "How far did the famine divide the town?", **fields})


def a_point(**fields):
    """Return a point without evidence."""
    return Point(**{"id": new_id(), "point": "Charity kept a record of the poor.", **fields})


def a_plan(pack, *points, **fields):
    """Return a plan for `pack` with the given points."""
    defaults = {
        "id": new_id(),
        "pack_id": pack.id,
        "enquiry": an_enquiry(),
        "student": Student("Ada", "10B", "0042", "Mr Reed"),
        "claim": "It divided the town.",
        "points": points,
        "judgement": "On balance it did.",
    }
    return Plan(**{**defaults, **fields})


def a_said(text="So what?", **fields):
    """Return a note of a teacher somewhere on the first page."""
    defaults = {"key": f"key of {text}", "kind": RemarkKind.NOTE, "author": "Mr Reed", "page": 1}
    return Said(text=text, **{**defaults, **fields})


def a_return(plan, *said, **fields):
    """Return a plan as it came back with these things said in it."""
    defaults = {"name": "plan.pdf", "hand_in": "first", "student": plan.student.name}
    return Returned(plan_id=plan.id, said=said, **{**defaults, **fields})


def a_remark(plan, said=None, **fields):
    """Return a remark on `plan` that belongs nowhere yet."""
    defaults = {"id": new_id(), "plan_id": plan.id, "hand_in": "first", "received": NOON}
    return Remark(said=said or a_said(), **{**defaults, **fields})


words = st.text(max_size=12)
"""Any text, also with what no keyboard has."""

maybe_words = st.none() | words
times = st.timedeltas(timedelta(), timedelta(days=36_500)).map(lambda past: NOON - past)
confidences = st.dictionaries(st.sampled_from(FIELDS), st.floats(0, 1, allow_nan=False), max_size=2)
ids = st.builds(new_id)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)


def several(strategy, most=2):
    """Return a strategy for short tuples."""
    return st.lists(strategy, max_size=most).map(tuple)


provenances = st.builds(
    Provenance,
    creator=several(words),
    role=maybe_words,
    genre=maybe_words,
    title=maybe_words,
    publisher=maybe_words,
    date=st.none() | st.builds(HistoricalDate, words, maybe_words),
    place=maybe_words,
    audience=maybe_words,
    event=maybe_words,
    second_hand=maybe_words,
    adapted=st.booleans(),
    translated=st.booleans(),
    not_given=several(st.sampled_from(FIELDS)),
    confidence=confidences,
    typed=several(st.sampled_from(FIELDS)),
    words=st.dictionaries(
        st.sampled_from(FIELDS),
        st.builds(lambda at, size: Span(at, at + size), st.integers(0, 99), st.integers(1, 99)),
        max_size=2,
    ),
)

sources = st.builds(
    Source,
    id=ids,
    label=words,
    order=st.integers(0, 99),
    kind=st.sampled_from(SourceKind),
    heading=words,
    title=maybe_words,
    body=st.none() | st.text(max_size=60),
    picture=st.none() | st.builds(Picture, maybe_words, words, st.booleans()),
    attribution=maybe_words,
    author_note=maybe_words,
    glosses=several(st.builds(Gloss, words, words)),
    provenance=provenances,
    confidence=confidences,
    interpretation_note=maybe_words,
    is_withdrawn=st.booleans(),
)

counts = st.integers(1, 9)
passages = st.builds(Passage, ids, words)
card_items = st.recursive(
    st.builds(CardItem, ids, words),
    lambda inner: st.builds(CardItem, ids, words, several(inner)),
    max_leaves=4,
)
backgrounds = st.builds(
    Background,
    introduction=several(passages),
    narrative=several(st.builds(NarrativeSection, maybe_words, several(passages))),
    glossary=several(st.builds(GlossaryTerm, ids, words, words)),
    facts=several(passages),
    cards=several(
        st.builds(
            Card,
            st.integers(0, 20),
            st.integers(0, 20),
            words,
            several(st.builds(CardBlock, maybe_words, several(card_items))),
        )
    ),
    events=several(
        st.builds(
            Event,
            ids,
            maybe_words,
            words,
            maybe_words,
            st.none() | ids,
            st.none() | st.builds(lambda at, size: Span(at, at + size), st.integers(0, 9), counts),
        )
    ),
    lists=several(st.builds(ItemList, words, several(words))),
    links=several(st.builds(background.Link, words, maybe_words)),
    date_answers=several(st.builds(DateAnswer, st.tuples(ids, ids), st.none() | ids, words)),
)

packs = st.builds(
    Pack,
    id=ids,
    title=words,
    origin=maybe_words,
    sources=several(sources, 3),
    background=backgrounds,
    questions=several(st.builds(Question, words, st.none() | st.integers(0, 40))),
    left_over=several(st.builds(LeftOver, words, words)),
    warnings=several(words),
    version=st.integers(0, 99),
    is_received=st.booleans(),
)


@st.composite
def anchors(draw):
    """Return an anchor anywhere."""
    start = draw(st.integers(0, 2**31))
    span = Span(start, start + draw(st.integers(1, 999)))
    return Anchor(span, draw(words), draw(words), draw(words))


@st.composite
def regions(draw):
    """Return a part of a picture of any shape."""
    shape = draw(st.sampled_from(Shape))
    left, top = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    right, bottom = draw(st.floats(left + 0.02, 1)), draw(st.floats(top + 0.02, 1))
    if shape is not Shape.POLYGON:
        return framed(Spot(left, top), Spot(right, bottom), shape)
    spots = st.builds(Spot, st.floats(0, 1), st.floats(0, 1))
    more = draw(st.lists(spots, max_size=4))
    return with_corners([Spot(left, top), Spot(right, top), Spot(right, bottom), *more])


@st.composite
def targets(draw, source_ids):
    """Return a target on one of the sources: in its place, in doubt, or lost."""
    part = draw(st.sampled_from(SourcePart))
    if part is SourcePart.WHOLE:
        return Target(draw(source_ids), part)
    if part is SourcePart.PICTURE:
        return Target(draw(source_ids), part, region=draw(regions()))
    was = draw(st.none() | anchors())
    anchor = draw(anchors() if was is None else st.none() | anchors())
    return Target(draw(source_ids), part, anchor, was)


def read_for_others(annotations, enquiry_ids, texts):
    """Return a strategy for such marks that mean something for other enquiries as well."""
    readings = st.builds(
        Reading,
        st.none() | enquiry_ids,
        inference=texts,
        so_what=texts,
        direction=st.none() | st.sampled_from(Direction),
        weight=st.none() | st.sampled_from(Weight),
    ).filter(lambda each: not each.is_empty)

    def with_readings(annotation, behind):
        others = [each for each in behind if each.enquiry_id != annotation.enquiry_id]
        others.sort(key=lambda each: each.enquiry_id or "")
        return replace(annotation, readings=tuple(others))

    some = st.lists(readings, max_size=3, unique_by=lambda each: each.enquiry_id)
    return st.builds(with_readings, annotations, some)


def annotations(source_ids):
    """Return a strategy for marks on sources with the given ids."""
    plain = st.builds(
        Annotation,
        id=ids,
        short_id=st.builds("".join, st.tuples(st.text(max_size=2), ids)),
        target=targets(source_ids),
        dimension=st.sampled_from(Dimension),
        created=times,
        modified=times,
        feature=words,
        inference=words,
        so_what=words,
        direction=st.none() | st.sampled_from(Direction),
        weight=st.none() | st.sampled_from(Weight),
        enquiry_id=st.none() | ids,
        foreign=st.dictionaries(words, json_values, max_size=2),
    )
    return read_for_others(plain, ids, words)


def plans(pack_id, evidence):
    """Return a strategy for plans of one pack that rest on the given evidence."""
    return st.builds(
        Plan,
        id=ids,
        pack_id=st.just(pack_id),
        enquiry=st.builds(
            Enquiry,
            id=ids,
            text=words,
            board=maybe_words,
            question=maybe_words,
            marks=st.none() | st.integers(0, 60),
            minutes=st.none() | st.integers(0, 180),
            sources=several(words),
            words=st.none() | st.integers(1, 999),
            levels=several(st.builds(Level, words, st.integers(0, 9), st.integers(9, 20), words)),
        ),
        student=st.builds(Student, words, words, words, words),
        claim=words,
        points=several(
            st.builds(
                Point,
                id=ids,
                kind=st.sampled_from(PointKind),
                point=words,
                evidence=several(evidence, 3),
                explanation=words,
                link=words,
            ),
            3,
        ),
        judgement=words,
        name=st.sampled_from(("", "Plan 2", "A <b>second</b> try")),
    )


def evidence_from(annotations=(), background=()):
    """Return a strategy for evidence that names one of these."""
    choices = [AnnotationEvidence(each.id) for each in annotations]
    choices += [BackgroundEvidence(each.id) for each in background]
    return st.sampled_from(choices) if choices else st.nothing()
