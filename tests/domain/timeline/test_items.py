# SPDX-License-Identifier: MIT
from dataclasses import replace
from itertools import count

import pytest

from tests.domain.timeline.packs import a_page, dated, told
from tests.factories import a_pack
from workbench.domain.background import Background, DateAnswer
from workbench.domain.sources import SourceKind
from workbench.domain.timeline.items import Timeline, timeline_of
from workbench.domain.timeline.knowing import Sign, known_at
from workbench.domain.timeline.table import as_html, as_tabs, table_of
from workbench.importers.assembly import pack_of
from workbench.importers.reading import read_page


def known(timeline, name):
    chosen = next(each for each in timeline.items if name in {each.called, each.name})
    return {
        group.sign: {each.called or each.name: words for each, words in group.items}
        for group in known_at(chosen, timeline)
    }


def test_everything_with_a_year_is_in_the_order_of_time():
    found = timeline_of(a_page())
    assert [(each.called or each.name, each.when) for each in found.dated] == [
        ("Parliament allows the Duke of Bridgewater a canal", "1759"),
        ("The first boats cross the aqueduct at Barton", "17 July 1761"),
        ("Source A", "1766"),
        ("The Trent and Mersey Canal is dug", "1766 to 1777"),
        ("Brindley dies", "1772"),
        ("Source B", "May 1774"),
        ("Source D", "1968"),
    ]
    assert [(each.name, each.when) for each in found.undated] == [
        ("Maker C", "no date given"),
        ("A day without a year", "17 July, year not given"),
    ]


def test_a_source_that_was_withdrawn_is_not_on_it():
    pack = a_page()
    first = replace(pack.sources[0], is_withdrawn=True)
    found = timeline_of(replace(pack, sources=(first, *pack.sources[1:])))
    assert "Source A" not in {each.called for each in found.items}


def test_a_source_and_an_event_with_one_id_are_two_things():
    source = replace(dated("A", "1766"), id="e0")
    found = timeline_of(a_pack(source, background=told(("1767", "Something happens"))))
    assert [found.find(each.key) for each in found.dated] == list(found.dated)
    assert len({each.key for each in found.dated}) == 2
    assert found.find("nothing") is None


def test_a_year_in_doubt_is_no_part_of_the_name():
    (item,) = timeline_of(a_pack(dated("G", "1640?"))).dated
    assert item.name == "Maker G"


def test_every_item_can_be_read_out():
    later = dated("D", "1968", kind=SourceKind.INTERPRETATION, heading="Interpretation")
    (item,) = timeline_of(a_pack(later)).dated
    assert item.spoken == "1968. Interpretation D, Maker D"


def test_what_a_maker_could_know_is_told_from_dates_the_nearest_first():
    assert known(timeline_of(a_page()), "Source B") == {
        Sign.YES: {
            "Brindley dies": "1772",
            "Source A": "1766",
            "The first boats cross the aqueduct at Barton": "13 years before",
            "Parliament allows the Duke of Bridgewater a canal": "1759",
        },
        Sign.PARTLY: {"The Trent and Mersey Canal is dug": "1766 to 1777"},
        Sign.NO: {"Source D": "1968"},
    }


def test_in_the_same_year_we_cannot_tell():
    timeline = timeline_of(
        a_pack(dated("A", "1772-03"), background=told(("1772", "Brindley dies")))
    )
    assert known(timeline, "Source A") == {
        Sign.UNSURE: {"Brindley dies": "same year: we cannot tell"}
    }
    assert known(timeline, "Brindley dies") == {
        Sign.UNSURE: {"Source A": "same year: we cannot tell"}
    }


def test_of_an_event_the_sources_before_and_after_it_are_told_and_no_events():
    timeline = timeline_of(a_page())
    assert known(timeline, "Brindley dies") == {
        Sign.YES: {"Source B": "May 1774", "Source D": "1968"},
        Sign.NO: {"Source A": "1766"},
    }
    assert known(timeline, "The Trent and Mersey Canal is dug") == {
        Sign.YES: {"Source D": "1968"},
        Sign.PARTLY: {"Source B": "May 1774"},
        Sign.UNSURE: {"Source A": "the dates overlap: we cannot tell"},
    }


def test_without_a_date_nothing_is_told():
    assert known(timeline_of(a_page()), "Source C") == {}


TWICE = (("1953", "Beria was executed"), ("1956", "Executing Beria"), ("1961", "The wall is built"))


def test_two_dates_for_one_thing_are_a_question_at_both():
    found = timeline_of(a_pack(background=told(*TWICE)))
    first, second, third = found.dated
    assert (first.question.date, first.question.other) == ("1953", "1956")
    assert (second.question.other, second.question.other_words) == ("1953", "Beria was executed")
    assert first.question.is_open
    assert third.question is None
    assert first.spoken.endswith("two dates, a question for you")


@pytest.mark.parametrize(
    ("trusted", "wanted"), [("e0", (True, False)), ("e1", (False, True)), (None, (None, None))]
)
def test_an_answer_about_two_dates_shows_at_both(trusted, wanted):
    answer = DateAnswer(("e0", "e1"), trusted, "it says so")
    background = replace(told(*TWICE), date_answers=(answer,))
    first, second, _ = timeline_of(a_pack(background=background)).dated
    assert (first.question.is_this_trusted, second.question.is_this_trusted) == wanted


def test_an_empty_pack_has_an_empty_timeline():
    assert timeline_of(replace(a_page(), sources=(), background=Background())) == Timeline()


def test_a_table_has_all_of_it_and_what_the_maker_of_a_chosen_source_could_know():
    timeline = timeline_of(a_page())
    plain = table_of(timeline)
    assert plain[0] == ("When", "What", "Name")
    assert plain[3] == ("1766", "Source A", "Maker A")
    assert len(plain) == len(timeline.items) + 1
    source = next(each for each in timeline.items if each.called == "Source B")
    rows = table_of(timeline, source)
    assert rows[0][3] == "For the maker of Source B"
    assert rows[5] == ("1772", "Event", "Brindley dies", "could know (1772)")
    assert {len(row) for row in rows} == {4}


def test_a_table_for_other_programs_keeps_words_words():
    rows = (("When", "Name"), ("1766", "a\tb <i>& c\nd"))
    assert as_tabs(rows) == "When\tName\n1766\ta b <i>& c d\n"
    assert "<td>a\tb &lt;i&gt;&amp; c\nd</td>" in as_html(rows)
    assert as_html(rows).startswith("<table><thead><tr><th>When</th>")


def test_the_page_of_a_teacher_tells_what_its_makers_could_know(shared):
    numbers = count()
    files = sorted((shared / "seeds").glob("*.txt"))
    pages = [pack_of(read_page(file), new_id=lambda: f"id{next(numbers)}") for file in files]
    background = Background.joined(each.background for each in pages)
    timeline = timeline_of(replace(pages[0], background=background))
    found = known(timeline, "Source E")
    assert found[Sign.YES]["Geneva Summit"] == "2 months before"
    assert found[Sign.UNSURE]["Khrushchev set up the Warsaw Pact"] == "same year: we cannot tell"
    assert found[Sign.UNSURE]["Source F"] == "same year: we cannot tell"
    assert found[Sign.NO]["Source A"] == "1956"
    assert [each.called for each in timeline.undated if each.is_source] == ["Source D"]
    assert sum(each.question is not None for each in timeline.items) >= 1
