# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_pack, a_source
from workbench.domain.background import Background, Event
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.services.demonstrating import bundled_pack
from workbench.ui.provenance.neighbours import neighbours_of, place_in_time
from workbench.ui.provenance.wording import changes_to, summary_of


def dated(label, edtf, **fields):
    provenance = Provenance(date=HistoricalDate(edtf, edtf)) if edtf else Provenance()
    return a_source(label, provenance=provenance, **fields)


def events(*dates):
    return Background(events=tuple(Event(str(x), x, f"Event of {x}.") for x in dates))


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("1955", 1955.5),
        ("1955-07", 1955.54),
        ("1955-07-01", 1955.5),
        ("195X", 1955.0),
        ("19XX", 1950.0),
        ("1956-21", 1956.25),
        ("1955~", 1955.5),
        ("1955/1957", 1956.5),
        ("../1955", 1955.5),
        ("XXXX-08-10", None),
        ("someday", None),
    ],
)
def test_dates_have_a_place_in_time(edtf, wanted):
    assert place_in_time(edtf) == (None if wanted is None else pytest.approx(wanted, abs=0.01))


@given(st.dates(), st.dates())
def test_days_keep_their_order(one, other):
    first, second = sorted((one, other))

    assert place_in_time(first.isoformat()) <= place_in_time(second.isoformat())


def test_the_nearest_events_stand_on_both_sides():
    source = dated("A", "1955-09")
    pack = a_pack(source, background=events("1950", "1955-07", "1956-02", "1970", "XXXX-01"))

    found = neighbours_of(source, pack)

    assert [each.name for each in found] == ["Event of 1955-07", "Source A", "Event of 1956-02"]
    assert [each.when for each in found] == ["Jul 1955", "1955-09", "Feb 1956"]
    assert [each.is_this for each in found] == [False, True, False]


def test_another_source_stands_in_where_there_is_no_event():
    source, later = dated("A", "1955"), dated("B", "1960", order=2)
    pack = a_pack(source, later, background=events("1950"))

    assert [each.name for each in neighbours_of(source, pack)] == [
        "Event of 1950",
        "Source A",
        "Source B",
    ]


def test_without_a_date_there_is_no_picture():
    assert neighbours_of(dated("A", None), a_pack()) == ()
    assert len(neighbours_of(dated("A", "1955"), None)) == 1


def test_every_dated_source_of_the_bundled_pack_has_neighbours():
    pack = bundled_pack()

    for source in pack.sources:
        if source.provenance.date:
            assert len(neighbours_of(source, pack)) > 1


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("All of it.", ""),
        ("One … cut", "One cut (…)"),
        ("Two … of ... them [When pressed] yes", "Two cuts (…) and one added phrase"),
        ("A [...] cut", "One cut (…)"),
        ("[sic] [the King]", "Two added phrases"),
    ],
)
def test_what_was_done_to_a_text_is_said(body, wanted):
    assert changes_to(a_source(body=body)) == wanted


def test_adapted_and_translated_are_said():
    provenance = Provenance(adapted=True, translated=True)

    assert changes_to(a_source(body="x", provenance=provenance)) == "Adapted, translated"


def test_the_summary_says_what_is_known_and_what_is_not():
    assert summary_of(dated("A", "1955")) == "1955 · not given: made by, what kind, where, made for"
