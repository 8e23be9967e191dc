# SPDX-License-Identifier: MIT
"""Measure the product beside its floors: `uv run benchmarks/run.py`."""

from __future__ import annotations

import argparse
import importlib
import inspect
import os
import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

import measuring
from measuring import Figures

SUBJECTS = (
    *("starting", "importing", "storing", "windowing", "searching", "listing", "exporting"),
    *("reviewing", "revising"),
)

_README = Path(__file__).with_name("README.md")
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)
_HEAD = """\
| what | product ms | floor ms | ratio | goal | floor is | result |
|---|--:|--:|--:|--:|---|---|"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases that the arguments name; return 1 where a goal was missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}")
    parser.add_argument("-n", "--rounds", type=int, default=9, help="rounds that count (default 9)")
    parser.add_argument("--write", action="store_true", help="put the figures into README.md")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.subjects) - set(SUBJECTS):
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    if asked.write and asked.subjects:
        parser.error("README.md holds one whole run; leave the subjects out to write it")

    print(_HEAD, flush=True)
    found, machine = _run(asked.subjects or SUBJECTS, asked.rounds)
    print(f"\n{machine}")
    if asked.write:
        _write([*map(_row, found)], machine)
    return 0 if all(figures.reaches_goal for figures in found) else 1


def _run(subjects: Sequence[str], rounds: int) -> tuple[list[Figures], str]:
    with tempfile.TemporaryDirectory(prefix="workbench-benchmarks-") as name:
        folder = Path(name)
        machine = _machine(folder)
        found = []
        for figures in _figures(subjects, rounds, folder):
            print(_row(figures), flush=True)
            found.append(figures)
    known = [figures.busy for figures in found if figures.busy is not None]
    busy = (
        f"{median(known):.0f} % (at most {max(known):.0f} %)" if known else "nobody knows how far"
    )
    return found, f"{machine} · used by others: {busy} · {rounds} rounds"


def _machine(folder: Path) -> str:
    from reportlab.lib import rl_accel

    is_accelerated = inspect.isbuiltin(rl_accel.fp_str)
    accelerated = f"with rl_accel {version('rl_accel')}" if is_accelerated else "without rl_accel"
    return " · ".join(
        (
            f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors",
            f"Python {platform.python_version()}",
            f"SQLAlchemy {version('sqlalchemy')} on SQLite {sqlite3.sqlite_version}",
            f"ReportLab {version('reportlab')} {accelerated}",
            f"200,000 additions in Python: {measuring.calibration_ms():.1f} ms",
            f"4 KiB flushed to disk: {measuring.flush_ms(folder):.2f} ms",
        )
    )


def _figures(subjects: Sequence[str], rounds: int, folder: Path) -> Iterator[Figures]:
    for subject in subjects:
        below = folder / subject
        below.mkdir()
        # A case is measured while its module waits, so what it needs is open that long.
        with closing(importlib.import_module(subject).cases(below)) as cases:
            for case in cases:
                yield measuring.measured(case, rounds)


def _row(figures: Figures) -> str:
    case = figures.case
    goal = "" if case.goal is None else f"at most {case.goal:g}"
    ratio = f"{figures.ratio:.2f}" if figures.reaches_goal else f"**{figures.ratio:.2f}**"
    times = f"{_time(figures.product_ms)} | {_time(figures.floor_ms)}"
    return f"| {case.what} | {times} | {ratio} | {goal} | {case.floor_is} | {figures.result} |"


def _time(milliseconds: float) -> str:
    if milliseconds < 10:
        return f"{milliseconds:.2f}"
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _write(rows: Sequence[str], machine: str) -> None:
    table = "\n".join((_HEAD, *rows))
    today = datetime.now(UTC)
    section = f"\n{table}\n\n{today.day} {today:%B %Y} · {machine}\n\n"
    text = _README.read_text(encoding="utf-8")
    _README.write_text(_FIGURES.sub(lambda _: section, text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
