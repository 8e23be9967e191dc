# SPDX-License-Identifier: MIT
"""How much each cue speaks for a role, as measured on pages that people have read.

The paragraphs below a heading are a row, and each has one of five roles. What speaks for a role is
added up: the weights of all cues of the paragraph, and that of the role of the paragraph above. So
one cue alone settles nothing, and how far one reading is ahead of another says how sure it is (this
is a conditional random field; `benchmarks/roles.py` measures the weights).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, log

from workbench.assets import resource

BODY, ATTRIBUTION, NOTE, TITLE, PAGE = ROLES = range(5)
"""What a paragraph is: of the text, where it is from, about it, its title, or the page's own."""

Row = Sequence[Sequence[float]]
"""For each paragraph of a source the points of each role."""

_FILE = "roles/weights.json"


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Weights: of cues, each with one for each role; of a role below another; of the first role."""

    weights: dict[str, tuple[float, ...]]
    steps: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]

    def points(self, cues: Iterable[Iterable[str]]) -> list[list[float]]:
        """Return the points of each role for paragraphs with these cues."""
        rows = []
        for each in cues:
            known = [found for cue in each if (found := self.weights.get(cue))]
            rows.append([sum(row) for row in zip(*known, strict=True)] if known else [0.0] * 5)
        return rows

    def best(self, row: Row) -> list[int]:
        """Return the roles that most speaks for together."""
        if not row:
            return []
        score = [self.first[role] + row[0][role] for role in ROLES]
        came: list[list[int]] = []
        for points in row[1:]:
            paths = [[score[r] + self.steps[r][to] for r in ROLES] for to in ROLES]
            came.append([max(ROLES, key=path.__getitem__) for path in paths])
            score = [max(path) + own for path, own in zip(paths, points, strict=True)]
        roles = [max(ROLES, key=score.__getitem__)]
        for above in reversed(came):
            roles.append(above[roles[-1]])
        return roles[::-1]

    def share_of(self, row: Row, allowed: Sequence[Collection[int]]) -> float:
        """Return how likely it is that each paragraph has one of the roles allowed to it."""
        return exp(self._sum_over(row, allowed) - self._sum_over(row, [ROLES] * len(row)))

    def _sum_over(self, row: Row, allowed: Sequence[Collection[int]]) -> float:
        ahead = {role: self.first[role] + row[0][role] for role in allowed[0]}
        for points, roles in zip(row[1:], allowed[1:], strict=True):
            ahead = {
                to: points[to] + log_sum([came + self.steps[r][to] for r, came in ahead.items()])
                for to in roles
            }
        return log_sum(list(ahead.values()))

    def sum_of(self, row: Row, roles: Sequence[int]) -> float:
        """Return all that speaks for these roles."""
        steps = sum(self.steps[a][b] for a, b in pairwise(roles))
        own = sum(points[role] for points, role in zip(row, roles, strict=True))
        return self.first[roles[0]] + own + steps


def log_sum(values: Sequence[float]) -> float:
    """Return the logarithm of the sum of what these are the logarithms of."""
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))


@cache
def role_models() -> tuple[RoleModel, RoleModel]:
    """Return the weights for a source by itself, and those for one among others of its page."""
    told = json.loads(resource(_FILE).read_text(encoding="utf-8"))
    alone, among = (
        RoleModel(
            {cue: tuple(row) for cue, row in each["weights"].items()},
            tuple(tuple(row) for row in each["steps"]),
            tuple(each["first"]),
        )
        for each in (told["alone"], told["among"])
    )
    return alone, among
