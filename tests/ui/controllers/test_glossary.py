# SPDX-License-Identifier: MIT
"""Words that the background explains, in the real window."""

from __future__ import annotations

import pytest

from tests.factories import BODY, a_pack, a_source
from tests.journeys.windows import Student
from workbench.domain.background import Background, GlossaryTerm
from workbench.domain.identifiers import BackgroundId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def student(on_pack) -> Student:
    term = GlossaryTerm(BackgroundId("mill"), "mill", "a place where cotton is spun")
    sources = (a_source("A", body=BODY), a_source("B", order=2, body="No such word."))
    return on_pack(a_pack(*sources, background=Background(glossary=(term,))))


def test_they_are_underlined_while_the_background_is_open(student):
    window = student.window
    body = window.wiring.read.page.body
    assert body.view.terms == ()

    student.press("Ctrl+B")

    student.until(lambda: body.view.terms)
    assert {span.of(BODY) for span in body.view.terms} == {"mill"}
    student.press("Ctrl+PgDown")
    student.until(lambda: window.desk.source.label == "B")
    assert body.view.terms == ()
    student.press("Ctrl+PgUp")
    student.until(lambda: body.view.terms)
    student.press("Ctrl+B")
    assert body.view.terms == ()
