# SPDX-License-Identifier: MIT
"""An example worked through to the end: what a strong student notes, and the plan made of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

_DIMENSIONS = {"Nature": "N", "Origin": "O", "Purpose": "P", "Reliability": "R"}
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class Note:
    """A note: the letter of its mark (W for the whole source) and its three steps."""

    letter: str
    steps: tuple[str, str, str]


@dataclass(frozen=True)
class Slot:
    """A point of the plan: what it says, the sources it rests on, what is known, its link."""

    point: str
    labels: tuple[str, ...]
    known: str
    link: str


@dataclass(frozen=True)
class Worked:
    """Notes by source, and a plan."""

    notes: dict[str, tuple[Note, ...]]
    question: str
    claim: str
    points: tuple[Slot, ...]
    other_hand: Slot
    judgement: str


def worked_on_our_page(path: Path) -> Worked:
    """Return the example on a page of our own."""
    data = json.loads(path.read_text(encoding="utf-8"))
    notes = {
        label: tuple(Note(letter, tuple(steps)) for letter, *steps in each)
        for label, each in data["notes"].items()
    }

    def slot(each):
        return Slot(each["point"], tuple(each["sources"]), each["known"], each["link"])

    return Worked(
        notes,
        data["question"],
        data["claim"],
        tuple(map(slot, data["points"])),
        slot(data["other hand"]),
        data["judgement"],
    )


def worked_in(path: Path) -> Worked:
    """Return the example that a document with tables has: notes on two sources, and a plan."""
    text = path.read_text(encoding="utf-8").replace("†", "")
    notes = {}
    for label, section in re.findall(r"^### Source (\w) – notes(.*?)^\*\*Model", text, re.S | re.M):
        rows = re.findall(r"^\| \*\*(\w+)\??\*\* \| (.+?) \|$", section, re.M)
        notes[label] = tuple(
            Note(_DIMENSIONS.get(name, "W"), _three_steps(words)) for name, words in rows
        )
    plan = text[text.index("### A plan built") :]
    (question,) = re.findall(r"\*Question: (.+?)\*\n", plan)
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in re.findall(r"^\|.+\|$", plan, re.M)[2:]
    ]
    by_name = {row[0]: row for row in rows}
    points = tuple(_slot(row) for row in rows if row[0][0].isdigit())
    return Worked(
        notes,
        question,
        by_name["Claim"][3],
        points,
        _slot(by_name["Counter-point"]),
        by_name["Judgement"][3],
    )


def _slot(row: tuple[str, ...]) -> Slot:
    name, evidence, known, link = row
    labels = tuple(dict.fromkeys(re.findall(r"\b([A-G])\b", evidence)))
    return Slot(name.lstrip("0123456789 "), labels, known, link)


def _three_steps(words: str) -> tuple[str, str, str]:
    sentences = _SENTENCE.split(words.replace("*", ""))
    middle = " ".join(sentences[1:-1])
    return sentences[0], middle or sentences[0], sentences[-1]
