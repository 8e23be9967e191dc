# SPDX-License-Identifier: MIT
"""Measure how much each cue speaks for a role: `python -m benchmarks.roles FOLDER … [--out FILE]`.

The folders hold pages and an `expected.json` in the exact form of `scoring.py`. Every paragraph
below a heading has the role of the expected words that hold it, and is the page's own otherwise.
The weights are those of a conditional random field, found by gradients with a penalty on large
weights. The second set also sees what the other sources of a page are; for that each half of the
pages is first read with weights that were measured on the other half. `--check FOLDER` tells how
many texts of pages that were left out are then read rightly. The same pages give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from typing import Any

from workbench.domain.errors import WorkbenchError
from workbench.importers.cards import deck_marks
from workbench.importers.hints import hinted
from workbench.importers.lines import lines_of
from workbench.importers.page import Document, untold
from workbench.importers.page_reading import reading_of
from workbench.importers.paragraphs import Paragraph
from workbench.importers.reading import NoPictures, format_of
from workbench.importers.role_cues import cues_among, cues_of
from workbench.importers.role_model import (
    ATTRIBUTION,
    BODY,
    NOTE,
    PAGE,
    ROLES,
    TITLE,
    RoleModel,
    log_sum,
)
from workbench.importers.role_reading import rows_of

_VALUES = (("body", BODY), ("attribution", ATTRIBUTION), ("author_note", NOTE), ("title", TITLE))
_OUT = Path(__file__).resolve().parent.parent / "resources" / "roles" / "weights.json"
_PENALTY, _STEP, _ROUNDS, _FEWEST = 2.0, 0.15, 8, 3
_LONGEST_LABEL = 30
_LEAST = 0.08
"""A cue none of whose weights is larger is left out of the file."""

_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Source:
    """The paragraphs of one source, their cues and the roles that people gave them."""

    paragraphs: list[Paragraph]
    cues: list[list[str]]
    roles: list[int]


Pages = list[list[Source]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the weights and write them down."""
    parser = argparse.ArgumentParser(description="Measure the weights of the cues for roles.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--check", type=Path, action="append", default=[])
    asked = parser.parse_args(arguments)
    pages = [page for folder in asked.folders for page in pages_in(folder)]
    random.Random(0).shuffle(pages)  # noqa: S311
    halves = pages[::2], pages[1::2]
    by_half = [measured(half) for half in halves]
    seen = [*_among(halves[0], by_half[1]), *_among(halves[1], by_half[0])]
    alone, among = measured(pages), measured(seen)
    told = {"alone": _as_json(alone), "among": _as_json(among)}
    asked.out.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(pages)} pages, {sum(map(len, pages))} sources, {len(among.weights)} cues")
    for folder in asked.check:
        checked = pages_in(folder)
        print(folder, _right(checked, alone), _right(_among(checked, alone), among))
    return 0


def pages_in(folder: Path) -> Pages:
    """Return the sources of the pages of a folder, as far as their headings are found."""
    pages = []
    for page in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        try:
            found = list(_sources_of(folder / page["file"], page["expect"]))
        except WorkbenchError:
            continue
        if found:
            pages.append(found)
    return pages


def _sources_of(path: Path, expected: Sequence[dict[str, Any]]) -> Iterator[Source]:
    form = format_of(path)
    page = form.read(
        Document(path.name, path.read_bytes(), path.parent, NoPictures(), untold, None)
    )
    cards, rest = deck_marks(page.text, hinted(lines_of(page.text), page.hints))
    reading = reading_of(page.text, rest, has_deck=bool(cards))
    waiting = [item for item in expected if {"body", "attribution"} <= item.keys()]
    for block, row in zip(reading.blocks, rows_of(reading), strict=True):
        noun, label = block.key
        item = next(
            (x for x in waiting if noun in _any_of(x["kind"]) and label in _any_of(x["label"])),
            None,
        )
        if item is None or not row:
            continue
        waiting.remove(item)
        yield Source(row, cues_of(row), _roles_of([paragraph.text for paragraph in row], item))


def _any_of(value: Any) -> list[Any]:  # noqa: ANN401
    return list(value["any_of"]) if isinstance(value, dict) else [value]


def _roles_of(texts: Sequence[str], item: dict[str, Any]) -> list[int]:
    """Return the roles of paragraphs: each that of the shortest expected words that hold its own.

    Where several readings are right, the first of them that stands in the paragraphs counts, and
    what only another would take for the attribution is a note.
    """
    words = [_plain(text) for text in texts]
    wholes = []
    for name, role in _VALUES:
        readings = [_plain(value) for value in _any_of(item.get(name)) if value]
        first = next((r for r in readings if any(_share(w, r) for w in words)), None)
        for reading in readings:
            is_other = role == ATTRIBUTION and reading != first
            wholes.append((NOTE if is_other else role, reading))
    return [_role_of(each, wholes) for each in words]


def _share(words: str, whole: str) -> bool:
    return bool(words.strip()) and (words in whole or whole in words)


def _role_of(words: str, wholes: Sequence[tuple[int, str]]) -> int:
    if not words.strip():
        return PAGE
    # With its printed label an attribution is a little longer than what is expected.
    like = [
        (len(whole), role)
        for role, whole in wholes
        if words in whole or (whole in words and len(words) < len(whole) + _LONGEST_LABEL)
    ]
    sure = [each for each in like if each[1] != NOTE] or like
    if sure:
        return min(sure)[1]
    # A paragraph that is shared or cut is of the text first.
    return next((role for role, whole in wholes if whole in words and role != NOTE), PAGE)


def _plain(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def measured(pages: Iterable[Sequence[Source]]) -> RoleModel:
    """Return the weights that make the roles of these pages most likely."""
    sources = [source for page in pages for source in page]
    often = Counter(cue for each in sources for cues in each.cues for cue in set(cues))
    model = _Learner({cue: count for cue, count in often.items() if count >= _FEWEST})
    order = random.Random(1)  # noqa: S311
    for _ in range(_ROUNDS):
        order.shuffle(sources)
        for source in sources:
            model.learn(source)
    return model.model()


class _Learner:
    """Weights while they are measured: each is moved less the further it was moved already."""

    def __init__(self, often: dict[str, int]) -> None:
        self._often = often
        self._weights = {cue: [0.0] * len(ROLES) for cue in often}
        self._moved = {cue: [1e-3] * len(ROLES) for cue in often}
        self._steps = [[0.0] * len(ROLES) for _ in ROLES]
        self._first = [0.0] * len(ROLES)
        self._moved_steps = [[1e-3] * len(ROLES) for _ in ROLES]
        self._moved_first = [1e-3] * len(ROLES)

    def model(self) -> RoleModel:
        weights = {
            cue: tuple(round(weight, 2) for weight in row)
            for cue, row in sorted(self._weights.items())
            if max(map(abs, row)) >= _LEAST
        }
        steps = tuple(tuple(round(weight, 3) for weight in row) for row in self._steps)
        return RoleModel(weights, steps, tuple(round(weight, 3) for weight in self._first))

    def learn(self, source: Source) -> None:
        cues = [[cue for cue in set(each) if cue in self._weights] for each in source.cues]
        points = [
            [sum(row) for row in zip(*(self._weights[cue] for cue in each), strict=True)]
            or [0.0] * len(ROLES)
            for each in cues
        ]
        ahead, behind, total = self._both_ways(points)
        for place, each in enumerate(cues):
            wrong = [exp(ahead[place][r] + behind[place][r] - total) for r in ROLES]
            wrong[source.roles[place]] -= 1
            for cue in each:
                weights, share = self._weights[cue], _PENALTY / self._often[cue]
                _move(
                    weights,
                    self._moved[cue],
                    [w + share * x for w, x in zip(wrong, weights, strict=True)],
                )
            if place == 0:
                _move(self._first, self._moved_first, wrong)
                continue
            for role in ROLES:
                steps = [
                    exp(
                        ahead[place - 1][role]
                        + self._steps[role][to]
                        + points[place][to]
                        + behind[place][to]
                        - total
                    )
                    for to in ROLES
                ]
                if role == source.roles[place - 1]:
                    steps[source.roles[place]] -= 1
                _move(self._steps[role], self._moved_steps[role], steps)

    def _both_ways(
        self, points: Sequence[Sequence[float]]
    ) -> tuple[list[list[float]], list[list[float]], float]:
        """Return what speaks for each role from above, from below, and for all readings."""
        ahead = [[self._first[role] + points[0][role] for role in ROLES]]
        for each in points[1:]:
            last = ahead[-1]
            ahead.append(
                [each[to] + log_sum([last[r] + self._steps[r][to] for r in ROLES]) for to in ROLES]
            )
        behind = [[0.0] * len(ROLES)]
        for each in reversed(points[1:]):
            below = behind[0]
            behind.insert(
                0,
                [
                    log_sum([self._steps[r][to] + each[to] + below[to] for to in ROLES])
                    for r in ROLES
                ],
            )
        return ahead, behind, log_sum(ahead[-1])


def _move(weights: list[float], moved: list[float], wrong: Sequence[float]) -> None:
    for role, slope in enumerate(wrong):
        if slope > 1e-4 or slope < -1e-4:
            moved[role] += slope * slope
            weights[role] -= _STEP * slope / sqrt(moved[role])


def _among(pages: Pages, alone: RoleModel) -> Pages:
    """Return the pages with the cues of the other sources, as `alone` reads these."""
    seen = []
    for page in pages:
        roles = [alone.best(alone.points(source.cues)) for source in page]
        more = cues_among([source.paragraphs for source in page], roles)
        seen.append(
            [
                Source(
                    source.paragraphs,
                    [[*a, *b] for a, b in zip(source.cues, cues, strict=True)],
                    source.roles,
                )
                for source, cues in zip(page, more, strict=True)
            ]
        )
    return seen


def _right(pages: Pages, model: RoleModel) -> str:
    """Tell in how many sources the text, and the attribution, are the right paragraphs."""
    right: Counter[int] = Counter()
    sources = [source for page in pages for source in page]
    for source in sources:
        found = model.best(model.points(source.cues))
        for role in (BODY, ATTRIBUTION):
            right[role] += [r == role for r in found] == [r == role for r in source.roles]
    return f"{right[BODY]} and {right[ATTRIBUTION]} of {len(sources)}"


def _as_json(model: RoleModel) -> dict[str, Any]:
    return {"first": model.first, "steps": model.steps, "weights": model.weights}


if __name__ == "__main__":
    sys.exit(main())
