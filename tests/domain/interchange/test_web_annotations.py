# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation, read_for_others, regions
from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    Reading,
    SourcePart,
    Target,
    Weight,
)
from workbench.domain.errors import InvalidDocumentError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.interchange.web_annotations import (
    annotation_as_stored,
    annotation_from_json,
    annotation_to_json,
)
from workbench.domain.regions import Spot, framed
from workbench.domain.text import Span, canonical

words = st.text(max_size=20).map(canonical)
names = st.text("abcdefgh", min_size=9, max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
members = st.dictionaries(names, json_values, max_size=3)


@st.composite
def anchors(draw):
    start = draw(st.integers(0, 99))
    span = Span(start, start + draw(st.integers(1, 50)))
    return Anchor(span, draw(words), draw(words), draw(words))


@st.composite
def targets(draw):
    part = draw(st.sampled_from(SourcePart))
    anchor = was = region = None
    if part is SourcePart.PICTURE:
        region = draw(regions())
    elif part is not SourcePart.WHOLE:
        was = draw(st.none() | anchors())
        anchor = draw(anchors() if was is None else st.none() | anchors())
    return Target(SourceId(draw(names)), part, anchor, was, region)


plain_annotations = st.builds(
    Annotation,
    id=names.map(AnnotationId),
    short_id=st.integers(1, 99).map("E{}".format),
    target=targets(),
    dimension=st.sampled_from(Dimension),
    created=st.datetimes(timezones=st.just(UTC)),
    modified=st.datetimes(timezones=st.just(UTC)),
    feature=words,
    inference=words,
    so_what=words,
    direction=st.none() | st.sampled_from(Direction),
    weight=st.none() | st.sampled_from(Weight),
    enquiry_id=st.none() | names.map(EnquiryId),
)
annotations = read_for_others(plain_annotations, names.map(EnquiryId), words)


AN_ANNOTATION = Annotation(
    id=AnnotationId("m"),
    short_id="A1",
    target=Target(SourceId("s"), SourcePart.WHOLE),
    dimension=Dimension.NATURE,
    created=datetime(2026, 1, 15, 10, tzinfo=UTC),
    modified=datetime(2026, 1, 15, 11, tzinfo=UTC),
)


def has_selector(annotation):
    return annotation.target.part is not SourcePart.WHOLE


def through_text(value):
    return json.loads(json.dumps(value))


@given(annotations)
def test_a_mark_comes_back_as_it_went(annotation):
    assert annotation_as_stored(through_text(annotation_to_json(annotation))) == annotation


@given(
    annotations.filter(lambda each: each.target.marked or each.target.region),
    members,
    members,
    members,
    members,
)
def test_members_of_others_survive_the_round_trip(annotation, top, target, body, terms):
    document = annotation_to_json(annotation)
    document.update(top)
    document["target"].update(target)
    document["body"][0].update(body)
    document["workbench"].update(terms)
    document["body"].append({"type": "SpecificResource", "source": "urn:x:1", **body})
    document["target"]["selector"].append({"type": "XPathSelector", "value": "/p[1]"})
    document["target"]["selector"][0].update(body)
    again = annotation_to_json(annotation_as_stored(through_text(document)))
    assert again == document


@pytest.mark.parametrize("purpose", ["tagging", "describing", "classifying", "assessing"])
def test_a_body_without_words_keeps_what_others_said_of_it(purpose):
    body = {"type": "TextualBody", "purpose": purpose, "value": "", "creator": "urn:x:1"}
    document = annotation_to_json(AN_ANNOTATION)
    others = [each for each in document["body"] if each["purpose"] != purpose]
    read = annotation_from_json({**document, "body": [*others, body]})
    again = annotation_to_json(replace(AN_ANNOTATION, foreign=read.foreign))

    kept = next(each for each in again["body"] if each["purpose"] == purpose)
    assert kept["creator"] == "urn:x:1"


def test_a_lost_mark_says_its_words_and_no_position_that_others_would_draw():
    was = Anchor(Span(3, 8), "bread", "gave out the ", " wrote")
    document = annotation_to_json(
        Annotation(
            id=AnnotationId("m"),
            short_id="A1",
            target=Target(SourceId("s"), SourcePart.BODY, None, was),
            dimension=Dimension.NATURE,
            created=datetime(2026, 1, 15, 10, tzinfo=UTC),
            modified=datetime(2026, 1, 15, 11, tzinfo=UTC),
        )
    )

    selectors = document["target"]["selector"]
    assert [(each["type"], each["exact"]) for each in selectors] == [("TextQuoteSelector", "bread")]
    assert document["workbench"]["was"]["start"] == 3


@pytest.mark.parametrize("place", ["selector", "was"])
def test_words_that_end_before_they_begin_are_refused_in_a_sentence(place):
    words = {"type": "TextPositionSelector", "start": 8, "end": 8, "exact": "x"}
    target = {"source": "A#body", "selector": words} if place == "selector" else "A#body"
    document = {"type": "Annotation", "target": target, "workbench": {"was": words}}

    with pytest.raises(InvalidDocumentError, match="ends before it begins"):
        annotation_from_json(document)


def test_it_reads_a_mark_that_others_wrote_in_short():
    received = annotation_from_json(
        {
            "type": "Annotation",
            "body": {"type": "TextualBody", "purpose": "tagging", "value": "tone"},
            "target": {
                "source": "A#attribution",
                "selector": {"type": "TextPositionSelector", "start": 3, "end": 8},
            },
        }
    )
    assert received.source == "A"
    assert received.part == "attribution"
    assert received.dimension == "tone"
    assert received.anchor == Anchor(Span(3, 8), "")
    assert received.id is None


def test_a_part_of_a_picture_without_a_name_for_it_is_known_by_its_selector():
    selector = {"type": "FragmentSelector", "value": "xywh=percent:25,20,50,40"}
    received = annotation_from_json(
        {"type": "Annotation", "target": {"source": "D", "selector": selector}}
    )
    assert received.part == "picture"
    assert received.region == framed(Spot(0.25, 0.2), Spot(0.75, 0.6))


def test_selectors_that_tell_no_part_are_kept_beside_one_that_does():
    pixels = {"type": "FragmentSelector", "value": "xywh=12,20,300,200"}
    part = {"type": "FragmentSelector", "value": "xywh=percent:25,20,50,40", "refinedBy": {"a": 1}}
    received = annotation_from_json(
        {"type": "Annotation", "target": {"source": "D#picture", "selector": [pixels, part]}}
    )
    assert received.region is not None
    assert received.foreign["selectors"] == [pixels]
    assert received.foreign["selector_members"] == {"FragmentSelector": {"refinedBy": {"a": 1}}}


def test_a_fragment_of_a_text_is_no_part_of_a_picture():
    fragment = {"type": "FragmentSelector", "value": "xywh=percent:25,20,50,40"}
    position = {"type": "TextPositionSelector", "start": 3, "end": 8}
    received = annotation_from_json(
        {"type": "Annotation", "target": {"source": "D#body", "selector": [position, fragment]}}
    )
    assert received.region is None
    assert received.foreign["selectors"] == [fragment]


def test_a_target_without_selector_is_the_whole_source():
    received = annotation_from_json({"type": "Annotation", "target": "B"})
    assert (received.source, received.part, received.anchor) == ("B", "source", None)


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:00"])
def test_a_time_beyond_all_years_is_none(time):
    received = annotation_from_json({"type": "Annotation", "target": "B", "created": time})
    assert received.created is None


def test_a_mark_without_what_ours_always_have_is_not_taken_for_stored():
    with pytest.raises(ValueError, match="no id"):
        annotation_as_stored({"type": "Annotation", "target": "B"})


def test_times_are_written_in_utc():
    annotation = Annotation(
        id=AnnotationId("m"),
        short_id="A1",
        target=Target(SourceId("s"), SourcePart.WHOLE),
        dimension=Dimension.NATURE,
        created=datetime(2026, 1, 15, 10, tzinfo=UTC),
        modified=datetime(2026, 1, 15, 11, tzinfo=UTC),
    )
    assert annotation_to_json(annotation)["created"] == "2026-01-15T10:00:00Z"


def test_of_two_readings_for_one_enquiry_the_one_outside_the_list_counts():
    document = annotation_to_json(an_annotation(a_source("A")))
    document["workbench"]["enquiry"] = "first"
    document["workbench"]["readings"] = [
        {"enquiry": "first", "inference": "behind"},
        {"enquiry": "second", "so_what": "there"},
        {"enquiry": "second", "so_what": "there again"},
        {"enquiry": "third"},
    ]
    received = annotation_from_json(document)
    assert received.readings == (Reading(EnquiryId("second"), so_what="there"),)
