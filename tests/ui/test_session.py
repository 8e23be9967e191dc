# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from tests.factories import a_pack, a_source
from workbench.domain.errors import (
    DiskFullError,
    NoSourcesError,
    NotALibraryError,
    OnlyLookingError,
)
from workbench.services.keeping import open_library
from workbench.services.looking_up import contents_of
from workbench.ui.jobs import Jobs
from workbench.ui.session import Session


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def session(jobs):
    made = Session(jobs)
    yield made
    made.close()


def test_what_is_asked_for_before_the_library_is_open_is_kept_in_order(qtbot, session, tmp_path):
    kept = []
    packs = [a_pack(a_source("A"), title=title) for title in ("first", "second")]
    for pack in packs:
        session.keep(lambda services, pack=pack: services.importing.keep(pack), kept.append)
    assert session.waiting == 2
    session.open(tmp_path / "library")
    qtbot.waitUntil(lambda: session.waiting == 0)
    assert [pack.title for pack in kept] == ["first", "second"]
    titles = [each.title for each in session.services.finding.packs()]
    assert titles == ["first", "second"]


def test_it_tells_what_was_kept(qtbot, session, tmp_path):
    session.open(tmp_path / "library")
    qtbot.waitUntil(lambda: session.services is not None)
    with qtbot.waitSignal(session.changed):
        session.keep(lambda services: services.importing.keep(a_pack()))


def test_a_change_is_begun_when_the_window_is_painted_and_not_meanwhile(qtbot, session, tmp_path):
    class Page(QWidget):
        @override
        def paintEvent(self, event):
            told.append("painted")

    def keep(services):
        told.append("begun")
        return services.importing.keep(a_pack())

    told = []
    session.open(tmp_path / "library")
    page = Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: session.services is not None and bool(told))
    told.clear()
    session.keep(keep)
    page.update()
    qtbot.waitUntil(lambda: session.waiting == 0)
    assert told == ["painted", "begun"]


def test_whoever_works_with_the_library_comes_after_what_was_to_be_kept(qtbot, session, tmp_path):
    begun = []

    def keep(services, title):
        begun.append(title)
        return services.importing.keep(a_pack(a_source("A"), title=title))

    session.open(tmp_path / "library")
    qtbot.waitUntil(lambda: session.services is not None)
    for title in ("first", "second"):
        session.keep(lambda services, title=title: keep(services, title))
    assert begun == []
    assert session.services is not None
    assert begun == ["first", "second"]


def test_what_is_to_be_kept_goes_to_the_library_that_was_open_then(qtbot, session, tmp_path):
    session.open(tmp_path / "first")
    qtbot.waitUntil(lambda: session.services is not None)
    session.keep(lambda services: services.importing.keep(a_pack()))
    session.open(tmp_path / "second")
    qtbot.waitUntil(lambda: session.services is not None)
    assert session.services.finding.packs() == ()
    with open_library(tmp_path / "first") as first:
        assert len(contents_of(first, None).packs) == 1


def test_a_library_that_cannot_be_opened_is_told(qtbot, session, tmp_path):
    (tmp_path / "library.db").write_text("no library", encoding="utf-8")
    with qtbot.waitSignal(session.could_not_open) as told:
        session.open(tmp_path)
    assert isinstance(told.args[0], NotALibraryError)
    assert session.services is None


def test_a_change_that_is_refused_is_told_to_whoever_asked_and_waits_no_more(
    qtbot, session, tmp_path
):
    def refuse(services):
        raise NoSourcesError("page")

    faults = []
    session.open(tmp_path / "library")
    session.keep(refuse, or_else=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert session.waiting == 0


def test_a_question_is_answered_when_the_library_is_open(qtbot, session, tmp_path):
    answers = []
    session.ask(lambda services: services.finding.packs(), answers.append)
    session.open(tmp_path / "library")
    qtbot.waitUntil(lambda: answers == [()])


def test_what_waited_is_kept_when_the_library_opens_at_last(qtbot, session, tmp_path):
    folder = tmp_path / "library"
    with open_library(folder):
        session.open(folder)
        session.keep(lambda services: services.importing.keep(a_pack()))
        with qtbot.waitSignal(session.could_not_open):
            assert session.refusal is None
    assert session.waiting == 1
    assert session.refusal is not None
    session.open(folder)
    qtbot.waitUntil(lambda: session.services is not None and session.waiting == 0)
    assert len(session.services.finding.packs()) == 1


def test_what_waited_is_kept_after_what_has_to_be_there_before(qtbot, session, tmp_path):
    pack = a_pack(a_source("A"), title="what is marked")
    other = a_pack(a_source("A"), title="next")
    session.keep(lambda services: services.importing.keep(other))
    session.open(
        tmp_path / "library", prepare=lambda services: services.importing.keep(pack).result()
    )
    qtbot.waitUntil(lambda: session.waiting == 0)
    titles = [each.title for each in session.services.finding.packs()]
    assert titles == ["what is marked", "next"]


def test_where_that_fails_the_library_is_given_free_and_what_waited_waits(qtbot, session, tmp_path):
    def fail(services):
        raise DiskFullError(str(tmp_path), "there is no room")

    folder = tmp_path / "library"
    session.keep(lambda services: services.importing.keep(a_pack()))
    with qtbot.waitSignal(session.could_not_open) as told:
        session.open(folder, prepare=fail)
    assert isinstance(told.args[0], DiskFullError)
    assert session.waiting == 1
    with open_library(folder) as library:
        assert not library.is_read_only


def test_what_is_only_looked_at_is_not_changed(qtbot, session, tmp_path):
    folder, faults = tmp_path / "library", []
    with open_library(folder):
        """There is one now."""
    session.open(folder, read_only=True)
    session.keep(lambda services: services.importing.keep(a_pack()), or_else=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    session.keep(lambda services: services.importing.keep(a_pack()), or_else=faults.append)
    assert [type(fault) for fault in faults] == [OnlyLookingError, OnlyLookingError]
    assert session.waiting == 0
    assert session.services.finding.packs() == ()


def test_answers_of_a_library_that_was_left_reach_nobody(qtbot, session, tmp_path):
    answers = []
    session.open(tmp_path / "first")
    qtbot.waitUntil(lambda: session.services is not None)
    session.keep(lambda services: services.importing.keep(a_pack()), answers.append)
    session.ask(lambda services: services.finding.packs(), answers.append)
    with qtbot.waitCallback() as closed:
        session.give_free(closed)
    session.open(tmp_path / "second")
    qtbot.waitUntil(lambda: session.services is not None)
    assert answers == []
    assert session.services.finding.packs() == ()


def test_a_library_whose_opening_was_not_waited_for_is_given_free(qtbot, session, tmp_path):
    session.open(tmp_path / "library")
    session.close()
    with open_library(tmp_path / "library") as library:
        assert not library.is_read_only
