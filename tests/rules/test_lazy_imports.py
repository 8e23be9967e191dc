# SPDX-License-Identifier: MIT
"""Nothing that is slow to import is imported before it is needed."""

import json
import subprocess
import sys

import pytest

HEAVY = [
    "PIL",
    "alembic",
    "bidi",
    "docx",
    "edtf",
    "fontTools",
    "ftfy",
    "lxml",
    "pikepdf",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "uharfbuzz",
]


@pytest.mark.parametrize("module", ["workbench.__main__", "workbench.services"])
def test_starting_imports_nothing_heavy(repository, module):
    program = f"import json, sys, {module}; json.dump(sorted(sys.modules), sys.stdout)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True
    )
    assert set(HEAVY) & set(json.loads(done.stdout)) == set()
