# SPDX-License-Identifier: MIT
"""Every command with its arguments.

Imports nothing of ours and as little as possible of anybody's: this is what `--help` waits for.
"""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = "workbench.cli"


def make_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the command line `arguments`.

    Each command carries in `verb` the module and the function that do it. Commands that the
    arguments do not name get no arguments of their own, because making them all takes longer than
    everything else that `--help` does.
    """
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Read historical sources, mark them, and plan an essay from the marks.",
        parents=[_common(default=None)],
        allow_abbrev=False,
    )
    parser.set_defaults(json=False, library=None, take_over=False, set_aside=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    common = _common(default=argparse.SUPPRESS)

    for name, verb, help_text, add_arguments in _COMMANDS:
        if name not in arguments:
            commands.add_parser(name, help=help_text, add_help=False)
            continue
        added = commands.add_parser(
            name, help=help_text, description=help_text, parents=[common], allow_abbrev=False
        )
        module, function = verb.split(":")
        added.set_defaults(verb=(f"{_VERBS}.{module}", function))
        add_arguments(added)
    return parser


def _common(*, default: str | None) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    everywhere = common.add_argument_group("options of every command")
    everywhere.add_argument(
        "--library",
        metavar="FOLDER",
        default=default,
        help="the library folder (default: your own library; made when missing)",
    )
    everywhere.add_argument(
        "--json",
        action="store_true",
        default=default or False,
        help="print the result as JSON and nothing else",
    )
    everywhere.add_argument(
        "--take-over",
        action="store_true",
        default=default or False,
        help="use the library although a PC that no longer answers has it open",
    )
    everywhere.add_argument(
        "--set-aside",
        action="store_true",
        default=default or False,
        help="open the library although this PC has newer work of another one for that folder",
    )
    return common


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--title", help="the title of the pack (default: the page's own)")
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help="the encoding of text and web pages, as cp1250, koi8-r or mac-roman (default: "
        "what a page says, or what it seems to be)",
    )
    parser.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="NAME=DIMENSION",
        help="what a code of an analysis program stands for, as Bias=reliability; may be repeated",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be kept and keep nothing"
    )


def _words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="words that all have to occur, “phrases” in quotation marks, or a name such as E7",
    )


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help="id or title")


def _pack_and_file(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    _file(parser)


def _pack_and_framework(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument("--framework", metavar="ID", help="such as nopr, opvl, happy")


def _pack_and_marks(parser: argparse.ArgumentParser) -> None:
    _pack_and_framework(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=".jsonld .csv .xlsx .qdpx (default: print them)"
    )


def _pack_and_output(parser: argparse.ArgumentParser) -> None:
    _pack(parser)
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=".sourcepack")


def _plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", metavar="PLAN", help="id")


def _plan_and_paper(parser: argparse.ArgumentParser) -> None:
    _plan(parser)
    _paper(parser)


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="your name, as it stands on plans")
    parser.add_argument("--class", dest="class_name", metavar="CLASS", help="your class")
    parser.add_argument("--candidate", metavar="NUMBER", help="your candidate number")
    parser.add_argument("--teacher", metavar="NAME", help="the teacher who gets your plans")
    parser.add_argument("--centre", metavar="NUMBER", help="the number of your school in exams")
    parser.add_argument("--component", metavar="CODE", help="the code of the exam paper")
    parser.add_argument("--framework", metavar="ID", help="such as nopr, opvl, happy")
    parser.add_argument(
        "--notes", choices=("margin", "under", "none"), help="where notes stand on paper"
    )


def _to_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FOLDER", help="put it on a memory stick or synced folder")


def _new_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="a new library")


def _handed_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="as the hand-in system left it")
    parser.add_argument(
        "-o", "--output", metavar="TABLE", help=".csv, or .xlsx with all remarks (default: print)"
    )
    parser.add_argument(
        "--students", metavar="FILE", help="the class list: a name a line, or a CSV file"
    )
    parser.add_argument("--assignment", metavar="NAME", help="only this one (default: all)")
    parser.add_argument(
        "--since", metavar="TABLE", help="an earlier table (.csv), to see which plans changed"
    )
    parser.add_argument(
        "--marked-copies",
        metavar="FOLDER",
        help="make marked copies there of what was marked in Review, from your library",
    )
    parser.add_argument(
        "--questions", action="store_true", help="ask the checks about each plan; takes longer"
    )


def _two_markers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="as the hand-in system left it")
    parser.add_argument("first", metavar="FIRST", help="the first marker's .sourcemarks")
    parser.add_argument("second", metavar="SECOND", help="the second marker's .sourcemarks")
    parser.add_argument(
        "-o", "--output", metavar="TABLE", help=".csv or .xlsx with all marks (default: print)"
    )
    parser.add_argument(
        "--tolerance",
        metavar="MARKS",
        type=_tolerance,
        default=0,
        help="marks apart that are near enough (default: 0)",
    )


def _tolerance(typed: str) -> int:
    """Return how many marks apart are near enough."""
    if not typed.isdecimal() or not typed.isascii() or len(typed) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError("is a number of marks from 0 to 999")
    return int(typed)


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """Leave the parser as it is: the command takes no arguments."""


def _attempt_and_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("attempt", metavar="ATTEMPT", help="id")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="for the PDFs")
    parser.add_argument(
        "--question",
        action="append",
        type=int,
        metavar="N",
        help="only this question of the paper, from 1; may be repeated (default: all)",
    )
    # An answer has no points, no checks and no dates.
    parser.set_defaults(overview=None, timeline=None, questions=None)
    _looks(parser, without=("--overview", "--timeline", "--questions"))


def _paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=".pdf .docx .json")
    _looks(parser).add_argument(
        "--sources", metavar="A,B", help="only these sources (default: those with marks)"
    )


def _looks(
    parser: argparse.ArgumentParser, *, without: Sequence[str] = ()
) -> argparse._ArgumentGroup:
    """Add what goes on paper and how it looks, and return the group of these arguments."""
    paper = parser.add_argument_group("what goes on paper")
    paper.add_argument(
        "--build",
        choices=("teacher", "revision", "plan", "sources", "large-18", "large-24"),
        help="for the teacher, black and white; a revision copy in colour; the plan only; the "
        "sources only, unmarked; large print (default: as in the settings, at first for the "
        "teacher)",
    )
    paper.add_argument(
        "--notes",
        choices=("margin", "under", "none"),
        help="notes beside the text, under it (the margin stays free), or only in the table",
    )
    paper.add_argument("--framework", metavar="ID", help="such as nopr, opvl, happy")
    paper.add_argument("--text-size", type=float, metavar="PT", help="8 to 36 (default: 10.5)")
    for name, help_text in _SWITCHES:
        if name not in without:
            paper.add_argument(
                name, action=argparse.BooleanOptionalAction, default=None, help=help_text
            )
    return paper


_SWITCHES = (
    ("--marks", "the marks and notes on the sources"),
    ("--overview", "the table that tells which point uses which mark"),
    ("--timeline", "sources and events in the order of time"),
    ("--questions", "what the program asked, and what was said to it"),
    ("--colour", "tints in colour"),
    ("--margin", "45 mm at the right for writing by hand"),
    ("--teacher-panel", "the page for level, mark and targets"),
    ("--form", "that page can be filled in on a screen"),
    ("--as-candidate", "candidate, centre and component on each page, and no name"),
    ("--attachments", "the plan and the marks inside the PDF, for programs"),
)
"""What goes on paper or does not, each with what the help says."""


_LONGEST_NUMBER = 3
"""Digits of a number of marks."""

_COMMANDS = (
    ("import", "bringing_in:bring_in", "bring in pages, card decks, packs or projects", _files),
    ("packs", "showing:packs", "list the packs of the library", _nothing),
    ("show", "showing:pack", "show one pack", _pack),
    ("search", "searching:search", "find words anywhere in the library", _words),
    ("annotate", "marking:take_in", "take in marks (W3C Web Annotations)", _pack_and_file),
    (
        "annotations",
        "marking:hand_on",
        "print the marks of a pack, or write them",
        _pack_and_marks,
    ),
    ("coverage", "marking:coverage", "show which source has which marks", _pack_and_framework),
    ("plan", "planning:take_in", "take in an essay plan", _pack_and_file),
    ("plans", "planning:plans", "list the plans of a pack", _pack),
    ("show-plan", "planning:show", "print one plan", _plan),
    ("settings", "choosing:settings", "show or change what holds for this library", _settings),
    ("undo", "keeping:undo", "take the last change back", _nothing),
    ("redo", "keeping:redo", "make the change again that was taken back", _nothing),
    ("export", "exporting:export", "write a plan as PDF, DOCX or JSON", _plan_and_paper),
    ("attempts", "practising:attempts", "list what was written in practice", _nothing),
    (
        "export-attempt",
        "practising:export",
        "write the answers of a practice, a PDF for each question",
        _attempt_and_paper,
    ),
    ("review", "reviewing:review", "make a table of what a class handed in", _handed_in),
    (
        "compare-marks",
        "moderating:compare_marks",
        "say where two markers of a class differ",
        _two_markers,
    ),
    ("pack", "exporting:pack", "write a pack to hand on", _pack_and_output),
    ("demo", "demonstrating:demo", "write the example plan of the bundled pack", _paper),
    ("backup", "keeping:backup", "make a copy of the library", _to_folder),
    ("restore", "keeping:restore", "put a copy of the library back", _file),
    ("rescue", "keeping:rescue", "save what can be saved of a damaged library", _new_library),
    ("check", "keeping:check", "check that everything in the library is sound", _nothing),
    (
        "self-check",
        "checking:self_check",
        "try the whole way once in a library of its own",
        _nothing,
    ),
)
"""Every command: its name, what does it, what the help says, and what adds its arguments."""
