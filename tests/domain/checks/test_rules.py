# SPDX-License-Identifier: MIT
"""The table of rules is whole, and its page in the documentation is the same table."""

import runpy
import subprocess
import sys

import pytest

from workbench.domain.checks.rules import RULES, rule

UNSAID = ("you are wrong", "mistake", "error", "bad", "marks lost", "incorrect", "fail")


def test_there_are_forty_in_their_order():
    assert [each.id for each in RULES] == [f"R{number:02}" for number in range(1, 41)]


def test_no_two_are_equally_important():
    assert sorted(each.importance for each in RULES) == list(range(1, 41))


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_each_asks_and_does_not_judge(each):
    assert "?" in each.asks or each.id == "R37"
    said = f"{each.title} {each.asks_when} {each.asks}".casefold()
    assert not [words for words in UNSAID if f" {words}" in f" {said} "]
    assert each.title[0].isupper()
    assert rule(each.id) is each


def test_an_unknown_rule_is_none_of_them():
    with pytest.raises(KeyError):
        rule("R41")


def test_the_page_of_the_documentation_is_this_table(repository):
    made = runpy.run_path(str(repository / "docs" / "make_checks.py"))
    assert (repository / "docs" / "checks.md").read_text(encoding="utf-8") == made["page"]()


def test_no_pattern_is_compiled_before_a_text_is_looked_at(repository):
    program = (
        "from workbench.domain.checks import looking, patterns;"
        "print(patterns.pattern.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0\n"
