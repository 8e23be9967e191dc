# SPDX-License-Identifier: MIT
"""The block of one source: its heading, what stands below it, and what that was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.importers.arrangement import ENOUGH, NO_CUSTOM, Arrangement, Shares, Usual
from workbench.importers.attribution_cues import score_of
from workbench.importers.form_headings import names_form, told_by_headings
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.source_layout import arrangement_of

_NEAR = 30
_PAIR = 2


@dataclass(slots=True)
class SourceBlock:
    """A heading and the paragraphs that belong to its source, still unsorted.

    `doubt` says why all that was found below the heading may be wrong, `last_taken` is the
    paragraph that was added last. `listed` is an attribution that stands elsewhere on the page.
    `may_go_on` says that what was parted from its end may be of its text after all. `settled`
    is the layout that holds in any case, `is_overruled` that the rules had another. `shares` says
    how likely it is that what was taken is right, where that is known.
    """

    heading: Paragraph
    paragraphs: list[Paragraph] = field(default_factory=list)
    placeholders: list[Paragraph] = field(default_factory=list)
    glosses: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    listed: list[Paragraph] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)
    doubt: str | None = None
    may_go_on: bool = False
    settled: Arrangement | None = None
    is_overruled: bool = False
    shares: Shares | None = None
    last_taken: Paragraph | None = None
    _seen: int = 0
    _attributed: bool = False
    _sentence: bool = False
    _layouts: dict[tuple[Usual, int], Arrangement] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words of its last paragraphs, near enough for a gloss to speak about them."""
        return " ".join(paragraph.text for paragraph in self.paragraphs[-_NEAR:])

    @property
    def noun(self) -> str:
        """The noun of its heading in classroom spelling."""
        return self.heading.heading.noun if self.heading.heading else ""

    @property
    def key(self) -> tuple[str, str]:
        """Noun and label: what the source is called."""
        return (self.noun, self.heading.heading.label if self.heading.heading else "")

    @property
    def all_paragraphs(self) -> list[Paragraph]:
        """Everything below the heading, in page order."""
        others = (*self.placeholders, *self.glosses, *self.notes, *self.furniture)
        below = (*self.paragraphs, *others)
        return sorted(below, key=lambda paragraph: paragraph.start)

    @property
    def is_attributed(self) -> bool:
        """Whether one of its paragraphs is most likely an attribution."""
        self._look()
        return self._attributed

    @property
    def has_sentence(self) -> bool:
        """Whether one of the paragraphs of its text ends as a sentence does."""
        self._look()
        return self._sentence

    @property
    def is_complete(self) -> bool:
        """Whether an attribution stands in it, and below or above that a text or a picture."""
        return self.is_attributed and (len(self.paragraphs) > 1 or self.has_picture)

    def _look(self) -> None:
        # Asked for after each paragraph, so only the new ones are looked at.
        if self._seen == len(self.paragraphs):
            return
        for paragraph in self.paragraphs[self._seen :]:
            is_like_one = score_of(paragraph.text) >= ENOUGH
            self._attributed = self._attributed or is_like_one
            self._sentence = self._sentence or (not is_like_one and is_terminal(paragraph.text))
        self._seen = len(self.paragraphs)

    @property
    def is_empty(self) -> bool:
        """Whether neither words nor a picture stand below its heading."""
        return not self.paragraphs and not self.placeholders

    @property
    def is_thin(self) -> bool:
        """Whether nothing stands in it but the words of the heading line."""
        if self.placeholders or len(self.paragraphs) > 1:
            return False
        return not self.paragraphs or self.paragraphs[0].lines[0].is_cut

    @property
    def has_picture(self) -> bool:
        """Whether a line stands where a picture stood."""
        return bool(self.placeholders)

    @property
    def picture_ends(self) -> int | None:
        """Where on the page the first line ends that stands for a picture, or None."""
        return min((placeholder.end for placeholder in self.placeholders), default=None)

    def layout(self, usual: Usual = NO_CUSTOM) -> Arrangement:
        """Return what its paragraphs are, given where the page usually attributes."""
        if self.settled is not None:
            return self.settled
        key = (usual, len(self.paragraphs))
        shape = self._layouts.get(key)
        if shape is None:
            told = told_by_headings(self.paragraphs, self.furniture)
            is_told = self.heading.heading is not None and self.heading.heading.is_told
            shape = told or arrangement_of(
                self.paragraphs,
                usual,
                has_picture=self.has_picture,
                is_parted=self._is_parted,
                is_told=is_told,
            )
            if is_told and shape.title == 0 and shape.attribution:
                # The end of a sentence that says what the source is: no title.
                shape = replace(shape, title=None, attribution=(0, *shape.attribution))
            self._layouts[key] = shape
        return shape

    @property
    def _is_parted(self) -> bool:
        """Whether the heading of the text stands between the first two paragraphs."""
        if len(self.paragraphs) < _PAIR or not self.furniture:
            return False
        first, second = self.paragraphs[:_PAIR]
        return any(
            names_form(p.text) for p in self.furniture if first.start < p.start < second.start
        )
