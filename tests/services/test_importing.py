# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from workbench.domain.errors import IdTakenError, NoSourcesError, PackKnownError
from workbench.domain.identifiers import PackId
from workbench.services.demonstrating import bundled_pack, keep_example
from workbench.services.finding import FindingService
from workbench.services.importing import (
    ImportingService,
    draft_of_text,
    pack_of_drafts,
    read_drafts,
)

ASIDE = Path("pictures that wait")

PAGE = "A strike\n\n\nSource A\n\nThe gates are shut.\n\n\u00a0 Ned Farrow speaking in 1911.\n"
CARDS = "Deck\n\n\nThe strike\n\n  • began in May\n1 of 2\n\nThe end\n\n  • in March\n2 of 2\n"


@pytest.fixture
def page(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_page_and_its_deck_become_one_pack(page):
    files = [page("deck.txt", CARDS), page("page.txt", PAGE)]
    numbers = count()
    pack = pack_of_drafts(read_drafts(files, pictures=ASIDE), make_id=lambda: f"id-{next(numbers)}")
    assert [source.label for source in pack.sources] == ["A"]
    assert [card.number for card in pack.background.cards] == [1, 2]
    assert pack.title == "A strike"
    assert pack.origin == "deck.txt; page.txt"


def test_a_label_that_stands_twice_is_kept_and_pointed_out(page):
    pack = pack_of_drafts(
        read_drafts([page("one.txt", PAGE), page("two.txt", PAGE)], pictures=ASIDE)
    )
    assert [(source.label, source.order) for source in pack.sources] == [("A", 1), ("A", 2)]
    assert any("Source A stands more than once" in warning for warning in pack.warnings)


def test_a_pasted_page_is_read_like_a_file(page):
    pasted = draft_of_text(PAGE, "Pasted page")
    (read,) = read_drafts([page("page.txt", PAGE)], pictures=ASIDE)
    assert (pasted.origin, pasted.parts) == ("Pasted page", read.parts)


def test_the_title_can_be_chosen(page):
    assert (
        pack_of_drafts(read_drafts([page("page.txt", PAGE)], pictures=ASIDE), title="Docks").title
        == "Docks"
    )


def test_a_page_with_nothing_to_use_is_refused(page):
    with pytest.raises(NoSourcesError):
        pack_of_drafts(read_drafts([page("shopping.txt", "eggs\n")], pictures=ASIDE))


class TestKeep:
    def test_the_pack_comes_back_as_it_was_kept(self, library):
        pack = ImportingService(library).keep(bundled_pack()).result()
        assert FindingService(library).pack(pack.title.upper()) == pack

    def test_a_pack_that_is_there_already_is_refused(self, library, pack):
        with pytest.raises(PackKnownError):
            ImportingService(library).keep(pack).result()

    def test_removing_a_pack_with_marks_and_plans_can_be_undone(self, library, annotating):
        plan = keep_example(library)
        marks = annotating.annotations_in(plan.pack_id)
        ImportingService(library).remove(plan.pack_id).result()
        assert FindingService(library).packs() == ()
        library.undo().result()
        assert annotating.annotations_in(plan.pack_id) == marks
        assert FindingService(library).plan(plan.id) == plan

    def test_a_source_of_another_pack_is_refused(self, library, pack):
        stranger = replace(pack, id=PackId("another"))
        with pytest.raises(IdTakenError):
            ImportingService(library).keep(stranger).result()

    def test_before_a_pack_comes_or_goes_a_copy_is_made_that_outlives_others(self, library, pack):
        ImportingService(library).remove(pack.id).result()
        names = [path.name for path in (library.folder / "backups").glob("*.bak")]
        assert sum("pinned-removal" in name for name in names) == 1
