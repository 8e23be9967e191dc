# SPDX-License-Identifier: MIT
"""Pack files in the real window: the first version, a newer one, and one's own copy."""

from dataclasses import replace

import pytest

from tests.factories import BODY, a_pack, a_source
from tests.ui.controllers.test_placing import said
from tests.ui.controllers.windows_on import a_library, titles
from workbench.domain.annotations import SourcePart
from workbench.domain.text import Span
from workbench.export.pack_file import pack_file


@pytest.fixture
def sent(tmp_path):
    """Return a function that writes a version of a pack as a file."""
    first = a_pack(a_source("A"), a_source("B", order=2), title="Famine", version=1)

    def write(version=1, **changes):
        path = tmp_path / f"{version}.sourcepack"
        path.write_bytes(pack_file(replace(first, version=version, **changes), {}))
        return path

    write.sources = first.sources
    return write


@pytest.fixture
def student(look_at, tmp_path, sent):
    made = look_at(a_library(tmp_path / "library", "First"))
    made.until_open()
    made.window.wiring.importing.read([sent()])
    made.until(lambda: made.window.desk.pack and made.window.desk.pack.title == "Famine")
    made.quiet()
    return made


def test_the_first_version_comes_in_as_somebody_elses(student):
    assert "Brought in: Famine, 2 sources" in said(student.window.toast)
    assert student.window.desk.pack.is_received


def test_a_newer_version_says_what_became_of_the_marks_and_is_undone(student, sent):
    desk = student.window.desk
    at = BODY.index("chapel door")
    desk.mark(SourcePart.BODY, Span(at, at + 11), desk.framework.letters[0])
    desk.mark(SourcePart.BODY, Span(4, 8), desk.framework.letters[0])
    student.quiet()
    other = replace(sent.sources[0], body=BODY.replace("The mill", "It"))

    student.window.wiring.importing.read([sent(2, sources=(other, *sent.sources[1:]))])

    student.until(lambda: "Updated: 1 mark stays, 1 lost" in said(student.window.toast))
    student.until(lambda: [x.target.is_lost for x in desk.marks_of_source()] == [True, False])
    student.click(student.button("Undo", student.window.toast))
    student.until(lambda: desk.source.body == BODY)
    assert not any(each.target.was for each in desk.marks_of_source())


def test_the_same_version_again_says_so_and_offers_no_undo(student, sent):
    label = student.window.session.services.library.undo_label
    student.window.wiring.importing.read([sent()])

    student.until(lambda: any("nothing in it has changed" in x for x in said(student.window.toast)))
    assert student.window.session.services.library.undo_label == label


def test_an_older_version_is_refused_in_a_sentence(student, sent):
    mode = student.window.wiring.importing.open()
    student.window.wiring.importing.read([sent(0, title="Old")])

    student.until(lambda: any("older version of “Famine”" in x for x in said(mode)))
    assert "Old" not in titles(student.window)


def test_what_came_in_is_not_corrected_until_it_is_ones_own(student):
    desk = student.window.desk
    student.window.show_mode("read")
    student.window.activateWindow()
    student.until(student.window.isActiveWindow)
    student.window.wiring.read.focus_text()
    student.press("F2")
    assert any("came from somebody else" in x for x in said(student.window.toast))
    received = desk.pack.id
    student.quiet()

    student.click(student.button("Make it my own copy", student.window.toast))

    student.until(lambda: desk.pack.id != received)
    student.quiet()
    assert not desk.pack.is_received
    student.window.wiring.read.focus_text()
    student.press("F2")
    assert student.window.focusWidget().accessibleName() == "Text of Source A, edit"
