# SPDX-License-Identifier: MIT
"""What the tests of the exported file share."""

import re

import pytest

from tests.export.pdf.small import a_small_file

# A false alarm of page-validation 0.11: where compressed data happen to end in a carriage return,
# it takes that byte for part of the line end before `endstream`.
_LENGTH_RULE = "PDFA3A-STREAM-LENGTH-001"


@pytest.fixture(scope="session")
def small_file():
    """A finished file with everything in it."""
    return a_small_file()


@pytest.fixture(scope="session")
def violations():
    """A function: file → rules of PDF/UA-1 and PDF/A-3a that the file breaks."""
    validator = pytest.importorskip("page", reason="page-validation is not installed")

    def broken(data):
        found = [
            (profile, failure.rule_id, failure.message)
            for profile in ("ua1", "3a")
            for failure in validator.validate_pdf_bytes(data, profile=profile).failures
        ]
        if re.search(rb"\r\nendstream", data):
            found = [failure for failure in found if failure[1] != _LENGTH_RULE]
        return found

    return broken
