# SPDX-License-Identifier: MIT
"""Whole answers: what good ones are asked (next to nothing), and a poor one first."""

import pytest

from tests.domain.checks.twin import DATA, Sentence, material_of, settings_of
from workbench.domain.checks.looking import at_most_three, findings


def answers():
    """Yield the answers of `answers.txt`: name, settings and rules, then paragraphs."""
    for block in (DATA / "answers.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        head, *paragraphs = block.splitlines()
        name, given, rules = (each.strip() for each in head.removeprefix("# ").split("|"))
        sentence = Sentence(True, {"at": "answer", **settings_of(given)}, " ¶ ".join(paragraphs))
        yield pytest.param(sentence, rules.split(), id=name)


@pytest.mark.parametrize(("answer", "rules"), list(answers()))
def test_an_answer_is_asked_what_it_needs_and_no_more(answer, rules):
    assert [each.rule for each in findings(material_of(answer))] == rules


def test_a_poor_answer_is_asked_the_weightiest_first():
    (poor,) = (each for each in answers() if each.id == "poor")
    asked = at_most_three(findings(material_of(poor.values[0])))
    assert [each.rule for each in asked] == ["R12", "R01", "R18"]


def notes():
    """Yield the notes of `notes.txt`: source, lens and rules, then the steps of the note."""
    for line in (DATA / "notes.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        where, _, rules = head.partition(" asks ")
        label, dimension = where.split()
        given = {"s": label, "d": dimension, "step": "feature"}
        yield pytest.param(Sentence(True, given, text), rules.split(), id=text[:40])


@pytest.mark.parametrize(("note", "rules"), list(notes()))
def test_a_note_is_asked_what_it_needs_and_no_more(note, rules):
    assert [each.rule for each in findings(material_of(note))] == rules
