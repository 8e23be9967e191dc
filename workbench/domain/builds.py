# SPDX-License-Identifier: MIT
"""The ready-made ways to export a plan, and what a file made of it is called."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from workbench import files
from workbench.domain.documents import LARGE_PRINT, ExportOptions, NotesPlace
from workbench.domain.folding import folded
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.saying import capitalised


@dataclass(frozen=True, slots=True)
class Build:
    """A named choice of what goes into a document; `key` is its name on the command line."""

    key: str
    name: str
    description: str
    options: ExportOptions


BUILDS = (
    Build(
        "teacher",
        "For my teacher, black and white",
        "lines and letters, no colour",
        ExportOptions(),
    ),
    Build(
        "revision",
        "My revision copy",
        "colour, no teacher margin",
        ExportOptions(colour=True, teacher_margin=False, teacher_panel=False),
    ),
    Build(
        "plan",
        "Plan only",
        "claim, points and judgement, no sources",
        ExportOptions(sources=False, timeline=False),
    ),
    Build(
        "sources",
        "Sources only, unmarked",
        "as they were printed, to mark by hand",
        ExportOptions(
            marks=False,
            plan=False,
            notes=NotesPlace.NONE,
            overview=False,
            timeline=False,
            teacher_panel=False,
            attachments=False,
        ),
    ),
    Build(
        "large-18",
        "Large print, 18 point",
        "one column",
        ExportOptions(text_size=18.0),
    ),
    Build(
        "large-24",
        "Large print, 24 point",
        "one column",
        ExportOptions(text_size=24.0),
    ),
)

_LITTLE_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "was", "with"}
)
_TITLE_CHARACTERS = 16
_ENDING = ".pdf"
_LONGEST = 80 - len(_ENDING)
"""Characters that every hand-in system takes, the ending included."""


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """What can go into a copy: labels of the sources that would, those of all, a file's name.

    `only_pdf` is why it can be no Word file, as a sentence; empty where it can.
    """

    chosen: tuple[str, ...]
    labels: tuple[str, ...]
    file_name: str
    only_pdf: str = ""


@dataclass(frozen=True, slots=True)
class CopyWish:
    """All that somebody chooses about a copy: what goes in, which sources, and whose work it is.

    Without `labels` those sources go in that the plan and the marks are about.
    """

    options: ExportOptions = field(default_factory=ExportOptions)
    labels: tuple[str, ...] | None = None
    student: Student = field(default_factory=Student)
    exam: ExamEntry = field(default_factory=ExamEntry)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all goes in."""
        return self.options.is_empty


def build_with(options: ExportOptions) -> Build | None:
    """Return the build that makes just this, whoever it is by, or None.

    The size of the words is not asked, as long as none of both is large print.
    """
    return next((build for build in BUILDS if _are_alike(build.options, options)), None)


def _are_alike(build: ExportOptions, options: ExportOptions) -> bool:
    size = build.text_size
    if max(size, options.text_size) < LARGE_PRINT:
        size = options.text_size
    return replace(build, text_size=size, as_candidate=options.as_candidate) == options


def suggested_file_name(student: Student, title: str, day: date) -> str:
    """Return what a copy is called: “Farouk_Sami_11B_Thaw_2026-11-24.pdf”.

    Who it is by, in the order in which the name is written, the class, the first words of the title
    that say something, and the day. Without a name the candidate number stands in, and the day is
    left out: “0042_Thaw.pdf” (as moderators sort them).
    """
    if student.candidate and not student.name:
        return _named((*_words(student.candidate), *_telling(title)))
    parts = (*_words(student.name), *_words(student.class_name), *_telling(title))
    return _named(parts, day.isoformat())


def suggested_script_name(student: Student, title: str, day: date, question: str) -> str:
    """Return what the answer to a question is called: “Farouk_Sami_11B_Thaw_Q03_2026-11-24.pdf”.

    It is called as other copies are, with the number of the `question` (“Question 03”) in it, which
    is never cut off; without one it is called just like them.
    """
    number = "".join(_words(question.removeprefix("Question")))
    if not number:
        return suggested_file_name(student, title, day)
    number = f"Q{number}"
    if student.candidate and not student.name:
        return _named((*_words(student.candidate), *_telling(title)), number)
    parts = (*_words(student.name), *_words(student.class_name), *_telling(title))
    return _named(parts, f"{number}_{day.isoformat()}")


def _named(parts: tuple[str, ...], end: str = "") -> str:
    """Return a file's name of parts, shortened before its end."""
    room = _LONGEST - len(end) - bool(end)
    stem = "_".join(filter(None, ("_".join(parts)[:room].strip("_"), end)))
    return f"{files.safe_file_name(stem)}{_ENDING}"


def _words(text: str) -> list[str]:
    """Return what is written in letters and digits, Latin ones without their accents.

    Systems in which work is handed in know ASCII; other scripts stay, as no rule spells them alike.
    """
    return "".join(
        _plain(letter)
        if unicodedata.category(letter)[0] in "LMN"
        else ""
        if letter in "’'"
        else " "
        for letter in unicodedata.normalize("NFC", text)
    ).split()


def _plain(letter: str) -> str:
    plain = folded(letter)
    if not plain or not plain.isascii():
        return letter
    return plain.capitalize() if letter.isupper() else plain


def _telling(title: str) -> list[str]:
    """Return the first words of a title that say something, as many as there is room for."""
    telling = [word for word in _words(title) if word.lower() not in _LITTLE_WORDS]
    kept: list[str] = []
    for word in telling:
        if kept and len("_".join((*kept, word))) > _TITLE_CHARACTERS:
            break
        kept.append(word[:_TITLE_CHARACTERS])
    return [capitalised(word) for word in kept]
