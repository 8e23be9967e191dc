# SPDX-License-Identifier: MIT
"""What must hold for whatever bytes a file from outside has, for each kind of file.

A target takes bytes and does nothing, or raises: `AssertionError` where a promise is broken,
anything else where a reader let something out that is no sentence.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from tests.fuzzing import seeds
from tests.importers.readers.office_files import zipped
from workbench.domain.errors import NoSourcesError, UnreadableFileError, WorkbenchError
from workbench.domain.handed_in.reading import DoubtKind
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.web_annotations import annotations_to_json
from workbench.domain.marked_copies import REVIEW_INSIDE, Wanted
from workbench.domain.text import is_canonical
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PackDraft
from workbench.importers.draft_json import draft_from_json, draft_to_json
from workbench.importers.formats import ENDINGS
from workbench.importers.page import PICTURE
from workbench.importers.picture_files import PIXELS_LIMIT, SHOWN_SIDE, PictureFolder, prepared
from workbench.importers.reading import read_page

Target = Callable[[bytes], None]
"""Does nothing with bytes that are dealt with as they should be."""


def read(ending: str, data: bytes) -> None:
    """Read a file with this ending and this content, and keep what comes of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "pictures")
        path = Path(name, f"page{ending}")
        path.write_bytes(data)
        try:
            draft = read_page(path, pictures=PictureFolder(folder))
        except UnreadableFileError as error:
            assert_one_sentence(error)
        else:
            check_draft(draft)
        beside = {each.name for each in Path(name).iterdir()} - {path.name, folder.name}
        assert not beside, f"written beside the page: {beside}"


def read_pack(data: bytes) -> None:
    """Read a pack file."""
    from workbench.importers.pack_file import read_pack_file

    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "given.sourcepack")
        path.write_bytes(data)
        try:
            received = read_pack_file(path)
        except WorkbenchError as error:
            assert_one_sentence(error)
        else:
            json.dumps(pack_to_json(received.pack), ensure_ascii=False).encode()
        assert [each.name for each in Path(name).iterdir()] == [path.name]


def read_project(data: bytes) -> None:
    """Read a project of an analysis program."""
    from workbench.importers.projects import project_json, reading
    from workbench.services.projects import USUAL, marks_as_placed

    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "pictures"), Path(name, "given.qdpx")
        path.write_bytes(data)
        try:
            project = reading.read_project(path, pictures=PictureFolder(folder))
        except WorkbenchError as error:
            assert_one_sentence(error)
        else:
            sent = json.dumps(project_json.project_to_json(project), ensure_ascii=False).encode()
            again = project_json.project_from_json(json.loads(sent))
            assert again.marks == project.marks
            meant = dict.fromkeys((each.code for each in again.marks), USUAL)
            kept = marks_as_placed(again, meant)
            assert len(kept) == len(project.marks)
            json.dumps(annotations_to_json(kept), ensure_ascii=False).encode()
        beside = {each.name for each in Path(name).iterdir()} - {path.name, folder.name}
        assert not beside, f"written beside the project: {beside}"


def read_handed_in(data: bytes) -> None:
    """Read a PDF that came back."""
    from workbench.importers.handed_in.answers import handed_in_from_json, handed_in_to_json
    from workbench.importers.handed_in.reading import HandedInReader

    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "plan.pdf")
        path.write_bytes(data)
        try:
            found = HandedInReader().read(path)
        except UnreadableFileError as error:
            assert_one_sentence(error)
        else:
            sent = json.dumps(handed_in_to_json(found), ensure_ascii=False).encode()
            assert handed_in_from_json(json.loads(sent)) == found
            assert all(x.sentence.endswith(".") and x.sentence.isprintable() for x in found.doubts)
        assert [each.name for each in Path(name).iterdir()] == [path.name]


def copy_handed_in(data: bytes) -> None:
    """Make a marked copy of a PDF that came back: it acts by itself in no way, or is refused."""
    from workbench.importers.handed_in import copying
    from workbench.importers.handed_in.copy_paper import copy_paper, paper_from_json, paper_to_json
    from workbench.importers.handed_in.reading import HandedInReader

    with tempfile.TemporaryDirectory() as name:
        path, kit = Path(name, "plan.pdf"), Path(name, "kit")
        path.write_bytes(data)
        kit.mkdir()
        stamps = copying.stamps_to_json((seeds.stamp(),))
        (kit / copying.STAMPS).write_text(json.dumps(stamps), encoding="utf-8")
        (kit / copying.FEEDBACK).write_bytes(seeds.feedback())
        (kit / REVIEW_INSIDE).write_bytes(b"{}")
        try:
            paper = copy_paper(path, [Wanted("Essay plan"), Wanted("Paragraph 1", "It is")], ["m"])
            assert paper_from_json(json.loads(json.dumps(paper_to_json(paper))))
            copied = copying.write_copy(path, kit)
            found = HandedInReader().read(kit / copying.COPY)
        except UnreadableFileError as error:
            assert_one_sentence(error)
        else:
            assert found.pages == copied.pages
            acting = [x.sentence for x in found.doubts if x.kind is DoubtKind.ACTIVE]
            assert all(REVIEW_INSIDE in each for each in acting), acting
        assert {each.name for each in Path(name).iterdir()} == {path.name, kit.name}
        assert path.read_bytes() == data


def read_picture(data: bytes) -> None:
    """Read a picture."""
    try:
        picture = prepared(data, "picture")
    except UnreadableFileError as error:
        assert_one_sentence(error)
    else:
        assert 0 < picture.width * picture.height <= PIXELS_LIMIT
        assert max(picture.width, picture.height) <= SHOWN_SIDE
        assert picture.ending in {"png", "jpg"}


def read_any(data: bytes) -> None:
    """Read what follows the first byte as the kind of file that this byte stands for."""
    if data:
        TARGETS[seeds.MIXED[data[0] % len(seeds.MIXED)]](data[1:])


def check_draft(draft: PackDraft) -> None:
    """Hold a draft to all that is promised of drafts."""
    assert "".join(part.raw for part in draft.parts) == draft.page
    assert is_canonical(draft.page)
    assert draft.page.count(PICTURE) >= len(draft.pictures)
    for part in draft.parts:
        assert is_canonical(part.text)
        assert part.source is None or 0 <= part.source < len(draft.sources)
        assert 0 <= part.confidence <= 1
    sent = json.dumps({"draft": draft_to_json(draft)}, ensure_ascii=False).encode()
    assert draft_from_json(json.loads(sent)["draft"]) == draft
    numbers = count(1)
    try:
        pack = pack_of(draft, new_id=lambda: f"id{next(numbers)}")
    except NoSourcesError as error:
        assert_one_sentence(error)
        return
    json.dumps(pack_to_json(pack), ensure_ascii=False).encode()
    assert all(is_canonical(source.body or "") for source in pack.sources)


def assert_one_sentence(error: WorkbenchError) -> None:
    """Tell that an error says what happened in one line that ends as sentences do."""
    said = error.message()
    assert said.endswith("."), said
    assert "\n" not in said, said


def _of(ending: str) -> Target:
    return lambda data: read(ending, data)


def _inside(part: str, ending: str, parts: Mapping[str, bytes | str]) -> Target:
    """Return a target that takes the bytes for one part of a packed document.

    Bytes changed in the packed file itself hardly ever come through its checksums.
    """
    return lambda data: read(ending, zipped({**parts, part: data}))


def _inside_project(parts: Mapping[str, bytes | str]) -> Target:
    return lambda data: read_project(zipped({**parts, "project.qde": data}))


TARGETS: Mapping[str, Target] = {
    **{ending[1:]: _of(ending) for ending in ENDINGS},
    "document.xml": _inside("word/document.xml", ".docx", seeds.word()),
    "numbering.xml": _inside("word/numbering.xml", ".docx", seeds.word()),
    "content.xml": _inside("content.xml", ".odt", seeds.open_document()),
    "slide1.xml": _inside("ppt/slides/slide1.xml", ".pptx", seeds.slides()),
    "sourcepack": read_pack,
    "qdpx": read_project,
    "project.qde": _inside_project(seeds.project()),
    "handed-in": read_handed_in,
    "marked-copy": copy_handed_in,
    "plan.json": lambda data: read_handed_in(seeds.handed_in(data)),
    "picture": read_picture,
    "any": read_any,
}
"""Each kind of file that can be brought in, by the ending of its name, and parts of some."""
