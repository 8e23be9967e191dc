# SPDX-License-Identifier: MIT
"""Any text with any marks on it makes a sound file that says the text."""

import re
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.documents import a_document, a_mark, a_sheet, a_source
from workbench.domain.annotations import Anchor, SourcePart, Target
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.text import Span, canonical
from workbench.export.pdf.reading import read_highlights, read_structure
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import unprintable, write_plan

PIECES = (
    *("abc def, ghi. ", "éüß “x” — …", "Жѣ и ", "אב ַג", "اب لا", "漢字", "😀★→", "देव"),
    *("\n", "\n\n", "\t ", "\u00a0", "\u202f", "\u200b\u200d\ufe0f", "q\u0301\u0323", "x" * 60),
    *("()[]\\<>&", "1234", "\ue000", "\u200f\u202a\u202c\u2067\u2069", "ﬁ ﻻ", "🇬🇧👨\u200d👩"),
)

INVISIBLE = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f]+")

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join).map(canonical)

options = st.builds(
    ExportOptions,
    notes=st.sampled_from(NotesPlace),
    text_size=st.sampled_from((9.0, 10.5, 14.0, 18.0)),
    colour=st.booleans(),
)


def visible(text):
    """Return what of `text` can be seen, in the form in which PDFium gives it."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text))


def marks_on(source, cuts):
    """Return marks on the stretches between pairs of fractions of a source's text."""
    marks = []
    for number, (one, other) in enumerate(cuts, 1):
        ends = sorted(round(part * len(source.body)) for part in (one, other))
        span = Span(min(ends[0], len(source.body) - 1), max(ends[1], ends[0] + 1))
        words = span.of(source.body)
        mark = a_mark(source, None, number, feature=words[:80])
        anchor = Anchor(span, words)
        marks.append(replace(mark, target=Target(source.id, SourcePart.BODY, anchor)))
    return marks


@settings(max_examples=60)
@given(texts, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5), options)
def test_the_file_is_sound_and_says_the_text(text, cuts, chosen):
    source = a_source("A", text, attribution=text.split("\n")[0] or None)
    document = a_document(
        a_sheet(source, *marks_on(source, cuts)), claim=text, title=text, options=chosen
    )

    data = write_plan(document)

    assert problems(data) == []
    names = {highlight.name.partition(".")[0] for highlight in read_highlights(data)}
    sheet = document.sources[0]
    assert names >= {
        mark.id for mark in sheet.annotations if visible(mark.target.anchor.span.of(text))
    }
    if not unprintable(document):
        said = visible(read_structure(data).text)
        assert all(visible(paragraph) in said for paragraph in text.split("\n"))
