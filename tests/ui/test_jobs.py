# SPDX-License-Identifier: MIT
import sys
import threading
from concurrent.futures import Future

import pytest

from workbench.domain.errors import NoSourcesError
from workbench.turns import TURN
from workbench.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_on_the_windows_thread(qtbot, jobs):
    answers = []

    def answer(worker):
        answers.append((worker, threading.current_thread()))

    jobs.run(threading.current_thread, answer)
    qtbot.waitUntil(lambda: bool(answers))
    worker, listener = answers[0]
    assert worker is not threading.main_thread()
    assert listener is threading.main_thread()


def test_a_fault_goes_to_whoever_asked(qtbot, jobs):
    faults = []

    def fail():
        raise NoSourcesError("page.txt")

    jobs.run(fail, or_else=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], NoSourcesError)


def test_a_fault_nobody_asked_for_is_told_all_the_same(qtbot, jobs):
    def fail():
        raise NoSourcesError("page.txt")

    with qtbot.waitSignal(jobs.broke) as told:
        jobs.run(fail)
    assert isinstance(told.args[0], NoSourcesError)


def test_a_bug_is_raised_where_it_is_seen(qtbot, jobs):
    with qtbot.captureExceptions() as raised:
        jobs.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_the_answer_of_another_threads_future_arrives(qtbot, jobs):
    future = Future()
    answers = []
    jobs.answer(future, answers.append)
    threading.Thread(target=lambda: future.set_result("kept")).start()
    qtbot.waitUntil(lambda: answers == ["kept"])


def test_answers_go_nowhere_after_the_end(qtbot):
    jobs = Jobs()
    answers = []
    is_running = threading.Event()
    may_end = threading.Event()

    def work():
        is_running.set()
        may_end.wait(10)

    jobs.run(work, answers.append)
    assert is_running.wait(10)
    may_end.set()
    jobs.close()
    qtbot.wait(1)
    assert answers == []


def test_whoever_works_lets_the_window_go_on_soon(jobs):
    assert sys.getswitchinterval() == pytest.approx(TURN)
