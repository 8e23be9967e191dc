# SPDX-License-Identifier: MIT
"""Pages that look like pages of sources, and those that only nearly do, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

_BREAKS = ("\n", "\n\n", "\n\n\n", "\r\n", "\r", "\u2028", " ", "", "\n\u00a0\n", "\f")
_NOUNS = ("Source", "SOURCE", "Extract", "Document", "Doc.", "Interpretation", "Passage", "Item")
_LABELS = ("A", "b", "12", "IV", "A1", "", "Ω", "3a", "A (cont.)", "One", "\u202eA")
_ENDS = ("", ":", ".", " –", ")", " (adapted)", "\u00a0", " [4 marks]", "\ufffc")
_LINES = (
    *("From a letter by Ned Farrow to his sister, 14 May 1926.", "Written by a miner in c. 1911"),
    *("Photograph of the gates, 1926", "Adapted from J. Smith, The Strike, London, 1988, p. 44"),
    *(
        "(Diary of a constable, date unknown)",
        "— The Times, 3 June 1926",
        "\u00a0 \u00a0 Ned, 1911",
    ),
    *("“The gates are shut”, she said.", "The men were out-", "side and the women in.", "5", "10"),
    *("Glossary", "Key words", "strike: refusing to work", "picket – a person who stands there"),
    *("Fact box", "Did you know?", "• one", "- two", "1. three", "(a) four", "a) five", "  • six"),
    *("1. Study Source A. How useful is it? (8 marks)", "Questions", "What does Source B suggest?"),
    *("Introduction", "The causes of the strike", "TIMELINE", "1926 The strike begins", "1 of 2"),
    *("[image]", "\ufffc", "Figure 3: The gates", "https://example.org/a?b=c", "www.example.org"),
    *("Source A and Source B disagree about the gates.", "As Source C shows, nobody came."),
    *(
        "Note: the author was a mine owner.",
        "*strike: here, a refusal",
        "Page 3 of 12",
        "Share this",
    ),
    *("A\t\tB\t\tC", "left words      right words", "|a|b|", "# Heading", "**Source A**", "---"),
)


def _heading() -> st.SearchStrategy[str]:
    return st.builds(
        "{} {}{}{}".format,
        st.sampled_from(_NOUNS),
        st.sampled_from(_LABELS),
        st.sampled_from(_ENDS),
        st.sampled_from(("", "", " ", *_LINES)),
    )


def _noise() -> st.SearchStrategy[str]:
    return st.text(
        st.sampled_from("ab AZ19.,:;–—-()[]“”'\"*•#|\t\u00a0\u0301\u200b\u202e\ufffc\ufffd\0é😀א"),
        max_size=30,
    )


def _long() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(
        ("a", "(", "“", "1", ". ", "- ", "A ", "\u00a0", "Source A ", "1926, ")
    )
    return st.builds(lambda piece, times: piece * times, pieces, st.integers(1, 400))


def source_like_pages() -> st.SearchStrategy[str]:
    """Return pages of headings, attributions, boxes, questions and noise in any order."""
    known = st.sampled_from(_LINES)
    line = st.one_of(_heading(), known, known, _noise(), _long())
    indent = st.sampled_from(("", "", "  ", "\t", "\u00a0\u00a0"))
    row = st.tuples(indent, line, st.sampled_from(_BREAKS))
    return st.lists(row.map("".join), max_size=25).map("".join)
