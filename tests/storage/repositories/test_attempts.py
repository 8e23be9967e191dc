# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.attempted import an_attempt
from workbench.domain.practising.scripts import script_id


def handed_in(attempt, number):
    return script_id(attempt.id, number, attempt.paper.questions[number].id)


def test_an_answer_is_found_by_the_id_under_which_it_is_handed_in(keep, ask):
    attempt = an_attempt()
    again = replace(attempt, id="f" * 32, begun=attempt.begun + timedelta(days=1))
    for each in (attempt, again):
        keep(lambda unit, each=each: unit.attempts.keep(each))
    for each in (attempt, again):
        for number in (0, 1):
            wanted = handed_in(each, number)
            found = ask(lambda unit, wanted=wanted: unit.attempts.with_answer(wanted))
            assert found == (each, number)
    assert ask(lambda unit: unit.attempts.with_answer("another")) is None
