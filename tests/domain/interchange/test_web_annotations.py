# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    SourcePart,
    Target,
    Weight,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.interchange.web_annotations import (
    annotation_as_stored,
    annotation_from_json,
    annotation_to_json,
)
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
def targets(draw):
    part = draw(st.sampled_from(SourcePart))
    anchor = None
    if part is not SourcePart.WHOLE:
        start = draw(st.integers(0, 99))
        span = Span(start, start + draw(st.integers(1, 50)))
        anchor = Anchor(span, draw(words), draw(words), draw(words))
    return Target(SourceId(draw(names)), part, anchor)


annotations = st.builds(
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


def through_text(value):
    return json.loads(json.dumps(value))


@given(annotations)
def test_a_mark_comes_back_as_it_went(annotation):
    assert annotation_as_stored(through_text(annotation_to_json(annotation))) == annotation


@given(annotations.filter(lambda each: each.target.anchor), members, members, members, members)
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


def test_a_target_without_selector_is_the_whole_source():
    received = annotation_from_json({"type": "Annotation", "target": "B"})
    assert (received.source, received.part, received.anchor) == ("B", "source", None)


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
