# SPDX-License-Identifier: MIT
"""Timelines that tests are made on."""

from itertools import count

from hypothesis import strategies as st

from tests.factories import a_pack, a_source
from workbench.domain.background import Background, Event
from workbench.domain.identifiers import BackgroundId
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.timeline.items import Item, ItemKind, Timeline
from workbench.domain.timeline.moments import moment_of


def dated(label, edtf, text=None, **fields):
    """Return a source with a date."""
    provenance = Provenance(
        creator=(f"Maker {label}",), date=HistoricalDate(text or edtf, edtf) if edtf else None
    )
    return a_source(label, provenance=provenance, **fields)


def told(*events):
    """Return a background with events told as (date, words)."""
    numbers = count()
    return Background(
        events=tuple(Event(BackgroundId(f"e{next(numbers)}"), edtf, text) for edtf, text in events)
    )


def a_page():
    """Return a pack of our own about canals."""
    return a_pack(
        dated("A", "1766"),
        dated("B", "1774-05", "May 1774"),
        dated("C", None),
        dated("D", "1968"),
        background=told(
            ("1759", "Parliament allows the Duke of Bridgewater a canal."),
            ("1761-07-17", "The first boats cross the aqueduct at Barton."),
            ("1766/1777", "The Trent and Mersey Canal is dug."),
            ("1772", "Brindley dies"),
            ("XXXX-07-17", "A day without a year"),
        ),
    )


EDTF = st.one_of(
    st.integers(1750, 1790).map(str),
    st.dates().map(lambda day: f"17{50 + day.year % 40}-{day.month:02}"),
    st.integers(1750, 1790).map(lambda year: f"{year}~"),
    st.integers(1750, 1780).map(lambda year: f"{year}/{year + 7}"),
    st.sampled_from(["176X", "17XX", "../1755", "1780/..", "1066", "1968-02-03", "1772-06-05"]),
)


@st.composite
def timelines(draw, most=40):
    """Return timelines of sources and events with names of all lengths."""
    items = []
    names = st.text("abcdefgh     ", min_size=1, max_size=60)
    for number, edtf in enumerate(draw(st.lists(EDTF, max_size=most))):
        kind = draw(st.sampled_from(ItemKind))
        name = draw(names).strip() or "x"
        items.append(
            Item(kind, str(number), name, edtf, moment_of(edtf), letter="A", called="Source A")
        )
    items.sort(key=lambda each: (each.moment.first, each.moment.last))
    undated = draw(st.integers(0, 4))
    without = tuple(
        Item(ItemKind.SOURCE, f"u{each}", "Cartoon", "no date given", letter="C", called="Source C")
        for each in range(undated)
    )
    return Timeline(tuple(items), without)


def measure(text, words):
    """Say that every letter is seven units wide."""
    return 7.0 * len(text)
