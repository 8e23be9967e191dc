# SPDX-License-Identifier: MIT
import pytest

from workbench.domain.stopping import ReadingStoppedError
from workbench.services.drafting.history import Checking
from workbench.services.gathering import (
    are_packs,
    files_in,
    pack_for_each,
    read_each,
    reports_of,
)
from workbench.services.importing import page_reading

PAGE = "Source A\n\nThe gates are shut.\n\n\u00a0 Ned Farrow speaking in 1911.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder as a teacher has it: pages, what a browser saved, hidden files, what is no page."""
    for name, text in {
        "Source 10.txt": PAGE,
        "Source 2.txt": PAGE,
        "unit/empty.txt": "",
        "unit/film.mov": "film",
        "strike.html": PAGE,
        "strike_files/logo.txt": "logo",
        "notes_files/kept.txt": PAGE,
        ".hidden.txt": PAGE,
        "~$lock.txt": "x",
        "Thumbs.db": "x",
    }.items():
        path = tmp_path / "topic" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "topic"


def names(files):
    return [file.name.replace("\\", "/") for file in files]


def test_files_of_a_folder_come_in_natural_order_without_what_belongs_to_others(folder):
    assert names(files_in([folder])) == [
        "notes_files/kept.txt",
        "Source 2.txt",
        "Source 10.txt",
        "strike.html",
        "unit/empty.txt",
        "unit/film.mov",
    ]


def test_files_that_were_chosen_stay_in_their_order(folder):
    chosen = [folder / "Source 10.txt", folder / "Source 2.txt", folder / "nowhere.txt"]
    assert [file.path for file in files_in(chosen)] == chosen


def test_a_link_is_not_followed(folder, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "linked").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert not any("linked" in name for name in names(files_in([folder])))


def test_what_is_wrong_with_one_file_keeps_no_other_from_being_read(folder, tmp_path):
    told = []
    with page_reading(tmp_path / "pictures") as reading:
        files = [each for each in files_in([folder]) if each.path.suffix != ".html"]
        results = read_each(reading, files, lambda *told_now: told.append(told_now[:2]))
    reports = {report.name.replace("\\", "/"): report for report in reports_of(results)}

    assert [bool(result.draft) for result in results] == [True, True, True, False, False]
    assert reports["Source 2.txt"].words == "1 source · nothing doubtful"
    assert reports["Source 2.txt"].is_read
    assert "is empty" in reports["unit/empty.txt"].words
    assert ".mov" in reports["unit/film.mov"].words
    assert not reports["unit/film.mov"].is_read
    assert list(dict.fromkeys(told)) == [(n, each.name) for n, each in enumerate(files)]


def test_reading_that_is_stopped_ends_the_whole(folder, tmp_path):
    with page_reading(tmp_path / "pictures") as reading:
        reading.stop()
        with pytest.raises(ReadingStoppedError):
            read_each(reading, files_in([folder]), lambda *_: None)


def test_each_page_can_be_a_pack_of_its_own(folder, tmp_path):
    (folder / "list.txt").write_text("eggs\n", encoding="utf-8")
    paths = [folder / "Source 2.txt", folder / "list.txt", folder / "Source 10.txt"]
    with page_reading(tmp_path / "pictures") as reading:
        drafts = [reading.read(path) for path in paths]
    packs, problems = pack_for_each(Checking(tuple(drafts)).drafts)

    assert [pack.title for pack in packs] == ["Source 2", "Source 10"]
    assert len(problems) == 1
    assert "list.txt" in problems[0]


def test_packs_are_told_from_pages_by_their_ending(folder):
    pack, page = folder / "topic.SourcePack", folder / "page.txt"
    assert are_packs([pack, page]) == ([pack], [page])
