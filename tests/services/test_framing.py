# SPDX-License-Identifier: MIT
"""Frameworks of one's own: kept, undone, handed on in a pack, and never in the way of a mark."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest

from tests.factories import a_pack, a_plan, a_source, an_annotation
from workbench.domain.errors import InvalidDocumentError, NotFoundError
from workbench.domain.frameworks import LineStyle
from workbench.domain.interchange.frameworks import framework_to_json
from workbench.domain.own_frameworks import OwnFramework, copied_framework
from workbench.export.pack_file import pack_file
from workbench.importers.pack_file import read_pack_file
from workbench.services import catalogues, preferring
from workbench.services.exporting import ExportingService
from workbench.services.framing import FramingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.looking_up import contents_of
from workbench.services.planning import PlanningService
from workbench.services.preferring import PreferringService
from workbench.services.updating import UpdatingService


@pytest.fixture
def framing(library):
    return FramingService(library)


@pytest.fixture
def own():
    """A copy of HAPPY under another name, as the editor makes it."""
    return OwnFramework(copied_framework(catalogues.framework("happy"), "own-1", ["HAPPY"]))


@pytest.fixture
def pack(library):
    return ImportingService(library).keep(a_pack(a_source("A"), title="Famine")).result()


def sent_with(tmp_path, *frameworks, **fields):
    path = tmp_path / "sent.sourcepack"
    pack = a_pack(a_source("A"), title="Famine", id="famine", version=1, **fields)
    path.write_bytes(pack_file(pack, {}, frameworks=frameworks))
    return path


def received(library, path):
    updating = UpdatingService(library)
    return updating.receive(updating.take_pictures(read_pack_file(path))).result()


class TestKeeping:
    def test_it_is_kept_as_it_was_made_and_known_by_id_and_name(self, framing, own):
        framing.keep(own).result()
        assert framing.own() == (own,)
        assert framing.framework("own-1") == framing.framework("HAPPY 2") == own.framework

    def test_the_steps_of_typing_are_undone_as_one_and_removal_too(self, library, framing, own):
        framing.keep(own).result()
        for name in ("D", "DE", "DEPT"):
            changed = replace(own, framework=replace(own.framework, name=name))
            framing.keep(changed, merge_key="typing").result()
        assert framing.own()[0].framework.name == "DEPT"
        library.undo().result()
        assert framing.own() == (own,)
        framing.remove("own-1").result()
        assert framing.own() == ()
        library.undo().result()
        assert framing.own() == (own,)

    def test_what_is_not_there_cannot_be_removed_or_chosen(self, library, framing):
        with pytest.raises(NotFoundError):
            framing.remove("nowhere").result()
        with pytest.raises(NotFoundError):
            PreferringService(library).choose_framework("nowhere")

    def test_they_are_told_with_whatever_is_open(self, library, framing, own):
        framing.keep(own).result()
        assert contents_of(library, None).frameworks == (own,)

    def test_marks_are_what_they_were_when_it_is_removed(self, framing, pack, annotating, own):
        framing.keep(own).result()
        dimension = next(x.dimension for x in own.framework.letters if x.letter == "Pv")
        annotating.add(an_annotation(pack.sources[0], dimension=dimension)).result()
        before = annotating.annotations_in(pack.id)
        framing.remove("own-1").result()
        assert annotating.annotations_in(pack.id) == before


class TestChoosing:
    def test_one_s_own_is_known_before_the_library_is_open(self, library, framing, own):
        framing.keep(own).result()
        service = PreferringService(library)
        service.choose_framework("own-1")
        assert service.framework() == own.framework
        assert preferring.framework_in_use(library.place) == own.framework

    def test_one_that_is_gone_is_the_usual_one(self, library, framing, own):
        framing.keep(own).result()
        service = PreferringService(library)
        service.choose_framework("own-1")
        framing.remove("own-1").result()
        assert service.framework() == catalogues.framework()

    def test_a_bundled_one_is_known_without_a_library(self, library):
        PreferringService(library).choose_framework("caps")
        assert preferring.framework_in_use(library.place).name == "CAPS"


class TestHandingOn:
    def test_the_one_in_use_goes_with_the_pack_and_comes_in_with_it(
        self, tmp_path, library, pack, framing, own
    ):
        framing.keep(own).result()
        PreferringService(library).choose_framework("own-1")
        path = tmp_path / "handed-on.sourcepack"
        ExportingService(library).write_pack(pack.id, path)
        with open_library(tmp_path / "other") as other:
            version = received(other, path)
            assert version.outcome.endswith("with the framework HAPPY 2")
            assert FramingService(other).own() == (replace(own, is_received=True),)
            assert PreferringService(other).preferences().framework == "nopr"

    def test_a_bundled_one_goes_without_saying(self, tmp_path, library, pack):
        path = tmp_path / "handed-on.sourcepack"
        ExportingService(library).write_pack(pack.id, path)
        with zipfile.ZipFile(path) as archive:
            assert "frameworks" not in json.loads(archive.read("pack.json"))

    def test_the_next_version_replaces_what_came_and_leaves_what_was_made_here(
        self, tmp_path, library, framing, own
    ):
        received(library, sent_with(tmp_path, own.framework))
        other = replace(own.framework, name="Ours")
        version = received(library, sent_with(tmp_path, other))
        assert version.frameworks == ()
        assert [each.framework.name for each in framing.own()] == ["Ours"]
        framing.keep(OwnFramework(own.framework)).result()
        received(library, sent_with(tmp_path, other))
        assert framing.own() == (own,)

    def test_bringing_in_is_undone_with_its_framework(self, tmp_path, library, framing, own):
        received(library, sent_with(tmp_path, own.framework))
        library.undo().result()
        assert framing.own() == ()


class TestFromElsewhere:
    """A framework in a pack is a stranger's: it is refused, or brought in order."""

    def read(self, tmp_path, **changes):
        data = framework_to_json(catalogues.framework("happy"))
        path = sent_with(tmp_path)
        with zipfile.ZipFile(path) as archive:
            document = json.loads(archive.read("pack.json"))
        document["frameworks"] = [{**data, "id": "theirs", **changes}]
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("pack.json", json.dumps(document))
        return read_pack_file(path).frameworks

    def letters(self, **changes):
        return [
            {**each, **changes}
            for each in framework_to_json(catalogues.framework("happy"))["letters"]
        ]

    @pytest.mark.parametrize(
        "changes",
        [
            {"letters": []},
            {"letters": [1, 2]},
            {"letters": [{"letter": "A"}] * 2},
            {"name": "x" * 1000},
            {"id": 7},
        ],
    )
    def test_what_does_not_fit_the_schema_is_refused(self, tmp_path, changes):
        with pytest.raises(InvalidDocumentError):
            self.read(tmp_path, **changes)

    def test_more_than_ten_letters_are_refused(self, tmp_path):
        with pytest.raises(InvalidDocumentError):
            self.read(tmp_path, letters=self.letters() * 3)

    def test_equal_tags_looks_and_dimensions_are_brought_in_order(self, tmp_path):
        letters = self.letters(letter="P", line="solid", colour="#FFFFFF", tint="#000000")
        (found,) = self.read(tmp_path, letters=letters)
        assert [each.letter for each in found.letters] == ["P", "P2", "P3", "P4", "P5"]
        assert {each.line for each in found.letters} == {LineStyle.SOLID}
        assert len({each.colour for each in found.letters}) == len(found.letters)
        assert "#FFFFFF" not in {each.colour for each in found.letters}

    def test_a_tag_of_signs_is_one_of_the_name(self, tmp_path):
        (found,) = self.read(tmp_path, letters=self.letters(letter="\u202e•"))
        assert [each.letter for each in found.letters] == ["H", "A", "P", "P2", "W"]

    def test_letters_that_all_show_the_same_are_no_framework(self, tmp_path):
        alike = self.letters(dimension="tone", dimensions=["tone"])
        assert self.read(tmp_path, letters=alike) == ()

    def test_one_that_calls_itself_as_a_bundled_one_changes_nothing(
        self, tmp_path, library, framing
    ):
        false = replace(catalogues.framework("happy"), id="nopr", name="NOPR")
        received(library, sent_with(tmp_path, false))
        assert framing.own() == ()
        assert framing.framework("nopr") == catalogues.framework()


def test_a_plan_is_written_with_one_s_own_letters(library, pack, framing, own):
    framing.keep(own).result()
    plan = PlanningService(library).keep(a_plan(pack)).result()
    material = ExportingService(library).material(plan, framework_id="own-1")
    assert material.framework == own.framework
