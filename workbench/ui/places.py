# SPDX-License-Identifier: MIT
"""Where one part of the window asks to be taken to in another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Places(QObject):
    """Wishes to go somewhere; the window's wiring knows the way, whoever asks does not."""

    mark = Signal(object)
    """To the mark with this `AnnotationId`, its note open."""
    source = Signal(object)
    """To the source with this `SourceId`."""
    words = Signal(object, object)
    """To a source and words of it: `SourceId`, `Span` of the text."""
    label_words = Signal(object, object)
    """To a source and words of its label: `SourceId`, `Span` of that."""
    gap = Signal(object, object)
    """To a source with a letter ready for the next words: `SourceId`, `Letter`."""
    framework = Signal(str)
    """To the marks as the framework with this id shows them."""
    entry = Signal(object)
    """To the piece of background with this `BackgroundId`."""
    plan = Signal()
    """To the plan."""
    revise = Signal()
    """To the flash cards of today."""
    exam = Signal(object)
    """To the question with this `EnquiryId`, where its exam is chosen."""
    question = Signal()
    """To the list of questions, or to a first one."""
    bring_in = Signal()
    example = Signal()
    library = Signal()
    """To the choice of another library."""
    text = Signal()
    """Back to the source that was read."""
