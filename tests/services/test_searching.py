# SPDX-License-Identifier: MIT
import sqlite3
from contextlib import closing

import pytest

from tests.factories import a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.background import OwnKnowledge
from workbench.domain.identifiers import OperationId, new_id
from workbench.domain.searching import HitKind
from workbench.services import keeping
from workbench.services.annotating import AddAnnotations, AnnotatingService
from workbench.services.correcting import CorrectingService
from workbench.services.importing import ImportingService
from workbench.services.knowing import KnowingService
from workbench.services.planning import PlanningService
from workbench.services.searching import OpenPack, SearchingService
from workbench.storage.search_file import place_of
from workbench.storage.search_index import SearchIndex


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture
def library(folder):
    with keeping.open_library(folder) as opened:
        yield opened


@pytest.fixture
def searching(library):
    return SearchingService(library)


@pytest.fixture
def packs(library):
    """Two packs that are kept, with a mark on the first."""
    first, second = a_pack(title="The thaw"), a_pack(title="The mill")
    for pack in (first, second):
        ImportingService(library).keep(pack).result()
    marks = [an_annotation(first.sources[0], feature="They were ashamed.")]
    library.perform(AddAnnotations(OperationId(new_id()), tuple(marks))).result()
    return first, second


def lineage_of(library):
    return library.read(lambda unit: unit.searchables.reached()).result().lineage


def found(searching, words, **fields):
    """Return what is found once all of the library is in the index."""
    assert searching.catch_up(seconds=None)
    result = searching.find(words, **fields)
    assert result.is_complete
    return [(hit.kind, hit.pack_title) for hit in result.hits]


def test_everything_is_found_in_all_packs(library, searching, packs):
    first, second = packs
    KnowingService(library).keep(second.id, OwnKnowledge(new_id(), "Zeppelins came.")).result()
    plan = a_plan(first, a_point(explanation="Because quinine was dear."))
    PlanningService(library).keep(plan).result()
    assert found(searching, "ashamed") == [(HitKind.MARK, "The thaw")]
    assert found(searching, "zeppelin") == [(HitKind.BACKGROUND, "The mill")]
    assert found(searching, "quinine") == [(HitKind.PLAN, "The thaw")]
    assert found(searching, '"chapel door"') == 2 * [(HitKind.SOURCE, "The mill")] + 2 * [
        (HitKind.SOURCE, "The thaw")
    ]


def test_the_open_pack_comes_first(searching, packs):
    for pack in packs:
        titles = [title for _, title in found(searching, "weaver", opened=OpenPack(pack))]
        assert titles[:2] == [pack.title, pack.title]
        assert len(titles) == 4


def test_what_is_changed_is_followed(library, searching, packs):
    first, second = packs
    assert found(searching, "quinine") == []
    mark = an_annotation(second.sources[1], feature="Paid in quinine.")
    AnnotatingService(library).add(mark).result()
    assert found(searching, "quinine") == [(HitKind.MARK, "The mill")]
    library.undo().result()
    assert found(searching, "quinine") == []
    library.redo().result()
    assert found(searching, mark.short_id)[0] == (HitKind.MARK, "The mill")
    CorrectingService(library).correct_provenance(first.sources[0], "creator", "Zachary").result()
    assert found(searching, "zachary") == [(HitKind.SOURCE, "The thaw")]
    ImportingService(library).remove(first.id).result()
    assert found(searching, "ashamed") == []
    library.undo().result()
    assert found(searching, "ashamed") == [(HitKind.MARK, "The thaw")]


def test_until_it_is_caught_up_the_open_pack_is_searched_as_it_is(library, searching, packs):
    first, _ = packs
    opened = OpenPack(first, [an_annotation(first.sources[0], 9, so_what="Not kept quinine.")])
    result = searching.find("quinine", opened=opened)
    assert not result.is_complete
    assert [hit.title for hit in result.hits] == ["A9"]
    assert found(searching, "weaver")
    ImportingService(library).keep(a_pack(title="The third")).result()
    result = searching.find("weaver", opened=opened)
    assert not result.is_complete
    assert {hit.pack_title for hit in result.hits} == {"The thaw", "The mill"}
    assert len(found(searching, "weaver", opened=opened)) == 6


def test_what_is_on_its_way_is_found_though_the_index_was_up_to_date(searching, packs):
    first, _ = packs
    assert found(searching, "quinine") == []
    marks = [an_annotation(first.sources[0], 9, so_what="Not kept quinine.")]
    result = searching.find("quinine", opened=OpenPack(first, marks, is_kept=False))
    assert [hit.title for hit in result.hits] == ["A9"]
    assert not result.is_complete


def test_it_goes_on_in_moments_and_begins_with_the_open_pack(library, searching, packs):
    for number in range(4):
        sources = [a_source(f"A{x}") for x in range(60)]
        ImportingService(library).keep(a_pack(*sources, title=f"Pack {number}")).result()
    assert not searching.catch_up(first=packs[0].id, seconds=0)
    hits = searching.find("weaver").hits
    assert {hit.pack_title for hit in hits if hit.kind is HitKind.SOURCE} <= {"The thaw"}
    steps = 0
    while not searching.catch_up(seconds=0):
        steps += 1
    assert steps > 3
    assert searching.find("weaver").is_complete


def test_an_index_that_was_left_half_made_is_finished(folder):
    with keeping.open_library(folder) as library:
        for number in range(3):
            sources = [a_source(f"A{x}") for x in range(60)]
            ImportingService(library).keep(a_pack(*sources, title=f"Pack {number}")).result()
        assert not SearchingService(library).catch_up(seconds=0)
        before = _numbers(place_of(lineage_of(library)))
    assert 0 < len(before) < 180
    with keeping.open_library(folder) as library:
        searching = SearchingService(library)
        assert searching.catch_up(seconds=None)
        after = _numbers(place_of(lineage_of(library)))
    assert len(after) == 3 * 61
    assert before.items() <= after.items()


def test_the_index_is_there_again_after_a_restart_and_lies_outside_the_library(folder):
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack()).result()
        assert found(SearchingService(library), "weaver")
        place = place_of(lineage_of(library))
    assert place.exists()
    assert not any("search" in each.name for each in folder.rglob("*"))
    with keeping.open_library(folder) as library:
        before = _numbers(place)
        assert found(SearchingService(library), "weaver")
        assert _numbers(place) == before


def test_it_catches_up_with_what_was_done_without_it(folder):
    """As after a kill between a commit and the index, or after another program."""
    with keeping.open_library(folder) as library:
        pack = a_pack(a_source("A"), a_source("B", body="Zeppelins."))
        ImportingService(library).keep(pack).result()
        assert found(SearchingService(library), "zeppelins")
        place = place_of(lineage_of(library))
        before = _numbers(place)
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack(a_source(body="Quinine."), title="New")).result()
        library.perform(
            AddAnnotations(OperationId(new_id()), (an_annotation(pack.sources[0]),))
        ).result()
    with keeping.open_library(folder) as library:
        searching = SearchingService(library)
        assert not searching.find("quinine").is_complete
        assert found(searching, "quinine") == [(HitKind.SOURCE, "New")]
        assert found(searching, "a1") == [(HitKind.MARK, "The cotton famine")]
        # What was there already was not put in again.
        assert before.items() <= _numbers(place).items()


def test_a_copy_that_is_put_back_is_what_is_found(folder):
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack(a_source(body="Quinine."), title="Old")).result()
        copy = keeping.copy_library(library)
        ImportingService(library).keep(a_pack(a_source(body="Zeppelin."), title="New")).result()
        assert found(SearchingService(library), "zeppelin")
    keeping.restore_copy(folder, copy)
    with keeping.open_library(folder) as library:
        searching = SearchingService(library)
        assert found(searching, "zeppelin") == []
        assert found(searching, "quinine") == [(HitKind.SOURCE, "Old")]


def test_two_copies_of_one_library_do_not_mix(folder, tmp_path):
    other = tmp_path / "other"
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack()).result()
        keeping.copy_whole(library, other)
    for place, word in ((folder, "Quinine"), (other, "Zeppelin")):
        with keeping.open_library(place) as library:
            ImportingService(library).keep(a_pack(a_source(body=word), title=word)).result()
            assert found(SearchingService(library), word) == [(HitKind.SOURCE, word)]
    with keeping.open_library(folder) as library:
        searching = SearchingService(library)
        assert found(searching, "zeppelin") == []
        assert found(searching, "quinine") == [(HitKind.SOURCE, "Quinine")]


def test_nothing_of_a_pack_that_was_deleted_stays_in_the_index(library, searching, packs):
    pack = a_pack(a_source(body="The xylophonist."), title="To go")
    ImportingService(library).keep(pack).result()
    assert found(searching, "xylophonist")
    ImportingService(library).remove(pack.id).result()
    assert found(searching, "xylophonist") == []
    place = place_of(lineage_of(library))
    for each in place.parent.glob(f"{place.name}*"):
        assert b"xylo" not in each.read_bytes()


@pytest.mark.parametrize("harm", ["words", "doc"])
def test_an_index_that_is_damaged_is_made_anew(library, searching, packs, harm):
    assert found(searching, "weaver")
    place = place_of(lineage_of(library))
    with closing(sqlite3.connect(place)) as other:
        if harm == "words":
            other.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
        else:
            other.execute("DROP TABLE doc")
        other.commit()
    assert searching.find("weaver", opened=OpenPack(packs[0])).hits
    while not searching.catch_up():
        """Once to see what is wrong, then to put everything in."""
    assert len(found(searching, "weaver")) == 4


def test_a_cache_folder_that_cannot_be_written_to_is_no_loss(library, packs, tmp_path):
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" / "index.db"
    searching = SearchingService(library, open_index=lambda _: SearchIndex.open(place))
    assert len(found(searching, "weaver")) == 4


def test_a_cache_disk_that_is_full_is_given_up_and_everything_is_found_all_the_same(
    library, packs, tmp_path
):
    opened = []

    def open_index(_):
        index = SearchIndex.open(tmp_path / "index.db")
        (pages,) = index._connection.execute("PRAGMA page_count").fetchone()
        index._connection.execute(f"PRAGMA max_page_count = {pages}")
        opened.append(index)
        return index

    searching = SearchingService(library, open_index=open_index)
    assert [searching.catch_up(seconds=None) for _ in range(3)] == [False, True, True]
    assert len(opened) == 2
    assert not (tmp_path / "index.db").exists()
    result = searching.find("weaver")
    assert result.is_complete
    assert len(result.hits) == 4
    assert searching.find("weaver", opened=OpenPack(packs[0])).is_complete


def test_an_index_that_is_lost_now_and_then_is_made_anew_each_time(library, searching, packs):
    for _ in range(3):
        assert len(found(searching, "weaver")) == 4
        with closing(sqlite3.connect(place_of(lineage_of(library)))) as other:
            other.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
            other.commit()
        assert not searching.find("weaver").is_complete
    assert len(found(searching, "weaver")) == 4
    assert place_of(lineage_of(library)).exists()


def test_an_index_that_another_program_has_is_waited_for(folder):
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack()).result()
        assert found(SearchingService(library), "weaver")
        place = place_of(lineage_of(library))
        before = _numbers(place)
    with (
        keeping.open_library(folder) as library,
        closing(sqlite3.connect(place, isolation_level=None)) as other,
    ):
        searching = SearchingService(library)
        other.execute("BEGIN IMMEDIATE")
        assert not searching.catch_up(seconds=None)
        assert not searching.find("weaver").is_complete
        other.execute("ROLLBACK")
        assert found(searching, "weaver")
        assert _numbers(place) == before


def test_without_fts5_only_the_open_pack_is_searched_and_that_is_told(library, packs):
    searching = SearchingService(library, open_index=lambda _: None)
    assert searching.catch_up()
    result = searching.find("weaver", opened=OpenPack(packs[1]))
    assert {hit.pack_id for hit in result.hits} == {packs[1].id}
    assert result.is_complete
    assert not result.is_everywhere
    everywhere = searching.find("weaver")
    assert {hit.pack_title for hit in everywhere.hits} == {"The thaw", "The mill"}
    assert everywhere.is_everywhere


def test_a_library_that_is_only_read_is_searched(folder):
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(a_pack()).result()
    with keeping.open_library(folder, read_only=True) as library:
        assert found(SearchingService(library), "weaver")


def test_nothing_is_asked_of_a_library_that_was_closed(folder):
    with keeping.open_library(folder) as library:
        searching = SearchingService(library)
        assert found(searching, "weaver") == []
        never = SearchingService(library)
    assert searching.catch_up()
    assert never.catch_up()
    assert searching.find("weaver").hits == ()


def test_nothing_typed_or_wanted_finds_nothing(searching, packs):
    assert searching.catch_up(seconds=None)
    assert searching.find(" ") == searching.find("weaver", is_wanted=lambda: False)


def _numbers(place):
    """Return the number in the index of each thing that can be found."""
    with closing(sqlite3.connect(place)) as index:
        return dict(index.execute("SELECT target, number FROM doc"))
