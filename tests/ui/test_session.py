# SPDX-License-Identifier: MIT
import pytest

from tests.factories import a_pack, a_source
from workbench.domain.errors import NoSourcesError, NotALibraryError
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
