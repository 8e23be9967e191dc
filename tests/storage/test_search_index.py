# SPDX-License-Identifier: MIT
import sqlite3
from contextlib import closing

import pytest

from tests.factories import a_pack, a_source, an_annotation
from workbench.domain.searchable import documents_of
from workbench.domain.searching import MOST_ELSEWHERE, MOST_HERE, HitKind, Strength, query_of
from workbench.storage import search_file
from workbench.storage.repositories.searchables import Contents, Filling, Reached, Unit
from workbench.storage.search_index import IndexBusyError, IndexLostError, SearchIndex

TITLES = {"p1": "The thaw", "p2": "The mill"}
REACHED = Reached("abc", 1, 2, "2026-01-01")


def filling(document, digest="1"):
    """Return what puts one document in as a unit of its own."""
    return Filling(Unit(document.kind, document.target), document.pack_id, digest, (document,))


def fillings_of(pack, marks=(), plans=()):
    return [filling(each) for each in documents_of(pack, marks, plans)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "index.db"


@pytest.fixture
def index(path):
    made = SearchIndex.open(path)
    yield made
    made.close()


def found(index, words, here=None):
    """Return what is found, as pairs of title and how well it fits."""
    hits = index.find(query_of(words), here=here).hits
    return [(hit.title.split(":")[0], hit.strength) for hit in hits]


def test_whole_words_beginnings_and_parts_are_found(index):
    bodies = ("Smart parting.", "The artful one.", "An art.")
    sources = [a_source(x, body=text) for x, text in zip("ABC", bodies, strict=True)]
    index.put(fillings_of(a_pack(*sources, id="p1")), TITLES)
    assert found(index, "art") == [
        ("Source C", Strength.WHOLE),
        ("Source B", Strength.BEGINNING),
        ("Source A", Strength.PART),
    ]


def test_every_word_counts_phrases_too_and_so_do_accents_not(index):
    pack = a_pack(
        a_source("A", body="Die große Straße nach Łódź"),
        a_source("B", body="Straße, große"),
        id="p1",
    )
    index.put(fillings_of(pack), TITLES)
    assert [x for x, _ in found(index, "GROSSE strasse")] == ["Source A", "Source B"]
    assert [x for x, _ in found(index, '"große strasse"')] == ["Source A"]
    assert [x for x, _ in found(index, "lodz")] == ["Source A"]
    assert found(index, "grosse zebra") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1949年中国成立", "中国"),
        ("東京で会議", "会議"),
        ("وقّع مُحمَّد الرسالة", "رسال"),
        ("Эта бумага о Берлине", "берл"),
        ("Η Οδύσσεια του Ομήρου", "οδυσσεια"),
        ("한국 전쟁", "한국"),
        ('a < b & c "d" e\'f', "e'f"),
        ("cost £5,000 (net)", "5,000"),
    ],
)
def test_every_script_and_every_sign_is_found(index, text, words):
    index.put(fillings_of(a_pack(a_source(body=text), id="p1")), TITLES)
    assert found(index, words)


@pytest.mark.parametrize("words", ['"', '""', "*", "NOT", 'a" OR "b', "x AND", "(", "p:q", "^"])
def test_nothing_that_is_typed_is_taken_for_an_order(index, words):
    index.put(fillings_of(a_pack(a_source(body="Some words."), id="p1")), TITLES)
    assert found(index, words) == []


def test_the_open_pack_comes_first_and_others_say_which_they_are(index):
    for key in TITLES:
        index.put(fillings_of(a_pack(a_source("A"), id=key)), TITLES)
    hits = index.find(query_of("chapel"), here="p2").hits
    assert [(hit.pack_id, hit.pack_title) for hit in hits] == [
        ("p2", "The mill"),
        ("p1", "The thaw"),
    ]


def test_a_mark_is_found_by_its_number_in_the_open_pack_first(index):
    for key in TITLES:
        source = a_source("E")
        marks = [an_annotation(source, number) for number in (7, 71)]
        index.put(fillings_of(a_pack(source, id=key), marks), TITLES)
    hits = index.find(query_of("e7"), here="p2").hits
    assert [(hit.pack_id, hit.title) for hit in hits] == [
        ("p2", "E7"),
        ("p2", "E71"),
        ("p1", "E7"),
        ("p1", "E71"),
    ]


def test_a_few_of_each_kind_are_found_however_many_there_are(index):
    for key in TITLES:
        sources = [a_source(f"A{number}") for number in range(60)]
        marks = [an_annotation(source) for source in sources]
        index.put(fillings_of(a_pack(*sources, id=key), marks), TITLES)
    result = index.find(query_of("the"), here="p1")
    counts = {
        (pack, kind): sum((hit.pack_id, hit.kind) == (pack, kind) for hit in result.hits)
        for pack in TITLES
        for kind in (HitKind.MARK, HitKind.SOURCE)
    }
    assert counts == {
        ("p1", HitKind.MARK): 0,
        ("p2", HitKind.MARK): 0,
        ("p1", HitKind.SOURCE): MOST_HERE,
        ("p2", HitKind.SOURCE): MOST_ELSEWHERE,
    }
    assert result.has_more
    assert len(index.find(query_of("mill"), here="p1").hits) == 2 * (MOST_HERE + MOST_ELSEWHERE)


def test_an_answer_that_nobody_waits_for_is_cut_short(index):
    index.put(fillings_of(a_pack(a_source(), id="p1")), TITLES)
    result = index.find(query_of("the"), here=None, is_wanted=lambda: False)
    assert not result.is_complete


def test_what_changed_is_found_by_its_checksum_and_put_in_anew(index):
    source = a_source("A", body="Old words.")
    pack = a_pack(source, id="p1", background=a_pack().background)
    put = fillings_of(pack)
    index.put(put, TITLES)
    digests = {each.unit: (each.pack_id, "1") for each in put}
    contents = Contents(REACHED, TITLES, frozenset(HitKind), digests)
    assert index.wanting(contents) == ([], [])
    unit = Unit(HitKind.SOURCE, source.id)
    other = Contents(REACHED, TITLES, frozenset({HitKind.SOURCE}), {unit: ("p1", "2")})
    assert index.wanting(other) == ([unit], [])
    gone = Contents(REACHED, TITLES, frozenset({HitKind.SOURCE}), {})
    assert index.wanting(gone) == ([], [unit])
    changed = next(documents_of(a_pack(a_source("A", id=source.id, body="New ones.")), (), ()))
    index.put([Filling(unit, "p1", "2", (changed,))], TITLES)
    assert found(index, "old") == []
    assert [x for x, _ in found(index, "new")] == ["Source A"]
    index.take_out([unit, Unit(HitKind.PLAN, "never there")])
    assert found(index, "new") == []


def test_how_far_it_has_come_is_kept(path):
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() is None
        index.reach(REACHED)
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() == REACHED


def test_a_pack_may_be_called_otherwise_or_go(index):
    index.put(fillings_of(a_pack(a_source("A"), id="p1")), TITLES)
    assert not index.name_packs({"p1": "The long thaw", "p2": "The mill"})
    (hit,) = index.find(query_of("chapel"), here=None).hits
    assert hit.pack_title == "The long thaw"
    assert index.name_packs({"p2": "The mill"})


def test_nothing_is_left_in_the_file_of_what_was_taken_out(index, path):
    put = fillings_of(a_pack(a_source("A", body="The xylophonist said it."), id="p1"))
    index.put(put, TITLES)
    index.put(fillings_of(a_pack(a_source("B"), id="p2")), TITLES)
    assert any(b"xylo" in each.read_bytes() for each in path.parent.iterdir())
    index.take_out([each.unit for each in put])
    while not index.tidy():
        """Another step."""
    for each in path.parent.iterdir():
        content = each.read_bytes()
        assert not any(part in content for part in (b"xylo", b"ylop", b"phonist"))
    assert [x for x, _ in found(index, "chapel")] == ["Source B"]
    for table in ("words", "parts"):
        # It raises where the index is not what its documents were.
        order = f"INSERT INTO {table} ({table}) VALUES ('integrity-check')"  # noqa: S608
        index._connection.execute(order)


def test_another_programs_file_of_that_name_is_replaced(path):
    path.parent.mkdir()
    path.write_bytes(b"something else " * 999)
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() is None
        index.reach(REACHED)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE meta SET value = 'search/0' WHERE name = 'format'")
        other.commit()
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() is None


def test_without_a_place_for_a_file_it_is_in_memory(tmp_path):
    (tmp_path / "cache").write_text("no folder")
    with closing(SearchIndex.open(tmp_path / "cache" / "index.db")) as index:
        index.put(fillings_of(a_pack(a_source("A"), id="p1")), TITLES)
        assert found(index, "chapel")
    assert (tmp_path / "cache").read_text() == "no folder"


def test_a_file_that_was_damaged_while_it_was_closed_is_made_anew(path):
    with closing(SearchIndex.open(path)) as index:
        index.put(fillings_of(a_pack(*(a_source(f"A{n}") for n in range(90)), id="p1")), TITLES)
        index.reach(REACHED)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() is None
        index.put(fillings_of(a_pack(a_source("A"), id="p1")), TITLES)
        assert found(index, "chapel")


def test_damage_is_told_and_what_is_damaged_can_be_removed(index, path):
    index.put(fillings_of(a_pack(a_source("A"), id="p1")), TITLES)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE words_data SET block = x'00' WHERE id > 10")
        other.commit()
    with pytest.raises(IndexLostError):
        found(index, "chapel")
    index.discard()
    assert list(path.parent.iterdir()) == []
    with pytest.raises(IndexLostError):
        index.reached()


def test_another_program_that_writes_is_not_waited_for(index, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexBusyError):
            index.reach(REACHED)
        assert found(index, "chapel") == []
        other.execute("ROLLBACK")
    index.reach(REACHED)
    assert index.reached() == REACHED


def test_a_file_that_another_program_has_is_not_replaced(path):
    with closing(SearchIndex.open(path)) as index:
        index.reach(REACHED)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexBusyError):
            SearchIndex.open(path)
        other.execute("ROLLBACK")
    with closing(SearchIndex.open(path)) as index:
        assert index.reached() == REACHED


def test_where_an_empty_file_is_locked_it_is_in_memory(path):
    """As in a place where no file can be locked, and while another program makes it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(SearchIndex.open(path)) as index:
            index.put(fillings_of(a_pack(a_source("A"), id="p1")), TITLES)
            assert found(index, "chapel")
    assert path.read_bytes() == b""


def test_only_ids_become_names_of_files(user_folders):
    assert search_file.place_of("0af3").name == "0af3.db"
    for bad in ("", "../x", "a/b", "ü"):
        with pytest.raises(ValueError, match="not an id"):
            search_file.place_of(bad)
