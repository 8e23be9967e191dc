# SPDX-License-Identifier: MIT
"""A file is short enough to be read."""

MOST_LINES = 400
MOST_LINES_OF_A_TEST = 600


def test_no_file_is_too_long(repository, texts):
    lines = {
        path.relative_to(repository): len(text.splitlines())
        for path, text in texts.items()
        if path.suffix == ".py"
    }
    too_long = {
        str(path): count
        for path, count in lines.items()
        if count > (MOST_LINES_OF_A_TEST if path.parts[0] == "tests" else MOST_LINES)
    }
    assert lines
    assert too_long == {}
