# SPDX-License-Identifier: MIT
"""Write `docs/checks.md`: all rule checks, from the table that the program goes by.

uv run docs/make_checks.py
"""

from pathlib import Path

from workbench.domain.checks.kinds import Kind
from workbench.domain.checks.rules import RULES, Rule

PAGE = Path(__file__).resolve().parent / "checks.md"
HEAD = """# Questions about what somebody wrote

The program asks these while a student works on marks, plans and answers. They are questions, never
verdicts: nothing is marked, nothing is blocked, each can be put away with *I meant this*, and any
rule can be turned off. There is no guessing machine behind them, only rules that look at words.

`Order` says which comes first where several apply; three are shown at once. Words in braces are
filled in. Made from `workbench/domain/checks/rules.py` by `docs/make_checks.py`; do not edit.

| Rule | Name | Asks when | The question | Looks at | Order |
|---|---|---|---|---|---|
"""


def page() -> str:
    """Return the page as it should be."""
    return HEAD + "".join(map(_row, RULES))


def _row(rule: Rule) -> str:
    cells = (
        rule.id, rule.title, rule.asks_when, rule.asks, _kinds(rule.only), str(rule.importance),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _kinds(only: frozenset[Kind] | None) -> str:
    if only is None:
        return "any question"
    others = [kind.value for kind in Kind if kind not in only]
    if len(others) < len(only):
        return f"any question but: {', '.join(others)}"
    return ", ".join(kind.value for kind in Kind if kind in only)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
