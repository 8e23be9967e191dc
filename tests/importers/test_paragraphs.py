# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from workbench.importers.lines import Line
from workbench.importers.paragraphs import Paragraph, joined
from workbench.importers.reading import draft_of

lines = st.lists(st.text("aZ -é", min_size=1, max_size=6), min_size=1, max_size=8)


@given(lines)
def test_the_breaks_of_a_paragraph_are_where_its_lines_were_joined(texts):
    made = tuple(Line(0, 0, text) for text in texts)
    paragraph = Paragraph(made, joined(texts), blank_before=0, block=0)
    assert paragraph.breaks == tuple(
        len(joined(texts[: count + 1])) - len(joined(texts[count : count + 1]))
        for count in range(1, len(texts))
    )


def test_a_paragraph_of_forty_thousand_lines_is_one_like_others():
    page = "Source A\n\n" + "the men are out-\nhere and\n" * 20_000 + "\nSource B\n\nNobody.\n"
    assert "".join(part.raw for part in draft_of(page, origin="x").parts) == page
