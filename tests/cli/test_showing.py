# SPDX-License-Identifier: MIT
"""What `show` and a dry run of `import` print about questions and dates."""

from __future__ import annotations

import json

import pytest

from workbench import cli
from workbench.domain.background import DateAnswer
from workbench.domain.date_conflicts import date_conflicts
from workbench.services.finding import FindingService
from workbench.services.keeping import open_library
from workbench.services.knowing import KnowingService

PAGE = """The thaw

In a speech in 1956 Khrushchev attacked Stalin. Prisoners went home and Beria was executed.

Source A

We shall not bow.

From a letter by a clerk, 1956.

1 How useful is Source A to a historian studying the thaw? [8 marks]

2 Why did the ice melt? (4)

3 Evaluate the usefulness of Source A as evidence of the thaw.
"""
DECK = (
    "Deck\n\n\nThe heirs\n\n  • arresting and executing Beria (1953)\n1 of 2\n\n"
    "The end\n\n  • the wall was built\n2 of 2\n"
)


@pytest.fixture
def files(tmp_path):
    names = []
    for name, text in (("page.txt", PAGE), ("deck.txt", DECK)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / name))
    return names


@pytest.fixture
def run(tmp_path, capsys):
    def made(*line):
        assert cli.run([*line, "--library", str(tmp_path / "library")]) == 0
        return capsys.readouterr().out

    return made


def test_questions_are_shown_with_what_they_were_recognised_as(run, files):
    run("import", *files)
    lines = run("show", "The thaw").splitlines()
    place = lines.index("Questions")
    assert lines[place + 1 : place + 7] == [
        "  How useful is Source A to a historian studying the thaw? [8 marks]",
        "    please check: AQA 8145, P2A 01, 11 minutes; names A",
        "  Why did the ice melt? [4 marks]",
        "    own question",
        "  Evaluate the usefulness of Source A as evidence of the thaw.",
        "    which exam is this? SQA Higher, SQA National 5, or an own question; names A",
    ]


@pytest.mark.parametrize("is_dry", [True, False])
def test_as_json_questions_keep_their_names_and_say_more(run, files, is_dry):
    if is_dry:
        shown = run("import", *files, "--dry-run", "--json")
    else:
        run("import", *files)
        shown = run("show", "The thaw", "--json")
    first, second, third = json.loads(shown)["questions"]
    assert (first["text"][:12], first["marks"]) == ("1 How useful", 8)
    assert (first["board"], first["question"], first["minutes"]) == ("aqa-gcse", "aqa2a1", 11)
    assert (first["sources"], first["confidence"]) == (["A"], 0.7)
    assert (second["board"], second["confidence"]) == (None, None)
    assert (third["board"], third["confidence"]) == (None, 0.42)


def test_events_are_shown_by_date_and_two_dates_beside_each_other(run, files, tmp_path):
    run("import", *files)
    lines = run("show", "The thaw").splitlines()
    place = lines.index("What happened when")
    assert lines[place + 1 : place + 5] == [
        "  1953: Arresting and executing Beria (Card 1: The heirs)",
        "  1956: In a speech in 1956 Khrushchev attacked Stalin (Introduction)",
        "  two dates: ‘Arresting and executing Beria’ 1953 (Card 1: The heirs)",
        "         but ‘Beria was executed’ told beside 1956 (Introduction)",
    ]


def test_what_the_student_said_about_two_dates_is_shown(run, files, tmp_path):
    run("import", *files)
    with open_library(tmp_path / "library") as library:
        pack = FindingService(library).pack("The thaw")
        (conflict,) = date_conflicts(pack.background)
        answer = DateAnswer(conflict.events, conflict.events[0], "the card is newer")
        KnowingService(library).answer_dates(pack.id, answer).result()
    assert "    trusted: 1953, because the card is newer" in run("show", "The thaw").splitlines()
    with open_library(tmp_path / "library") as library:
        KnowingService(library).answer_dates(pack.id, DateAnswer(conflict.events, None, "?"))
    assert "    neither is trusted, because ?" in run("show", "The thaw").splitlines()


def test_events_as_json_say_which_words_tell_them(run, files):
    shown = json.loads(run("import", *files, "--dry-run", "--json"))
    event = shown["background"]["events"][1]
    assert (event["edtf"], event["from"]) == ("1956", "Introduction")
    paragraphs = shown["background"]["introduction"]
    assert event["entry"] == paragraphs["paragraph_ids"][0]
    words = paragraphs["paragraphs"][0][event["words"]["start"] : event["words"]["end"]]
    assert words == "In a speech in 1956 Khrushchev attacked Stalin."
