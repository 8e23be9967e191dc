# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.clusters import cluster_bounds


def test_marks_belong_to_the_letter_before_them():
    text = "aq\u0301\u0323בָּ👩\u200d"

    assert [text[start:end] for start, end in cluster_bounds(text)] == [
        "a",
        "q\u0301\u0323",
        "בָּ",
        "👩\u200d",
    ]


@given(st.text())
def test_clusters_make_up_the_text(text):
    assert "".join(text[start:end] for start, end in cluster_bounds(text)) == text
