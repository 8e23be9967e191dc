# SPDX-License-Identifier: MIT
"""What a project of analysis holds, before anybody has said what its codes stand for."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.interchange.web_annotations import ReceivedAnnotation
from workbench.domain.sources import Pack


@dataclass(frozen=True, slots=True)
class ProjectMark:
    """A mark of a project.

    `annotation.source` is the id of a source of the pack. Its dimension is known where its code is
    one of ours; else it is empty and `code` the name of the code with those above it, “Bias/Tone”,
    or nothing where the mark had no code.
    """

    annotation: ReceivedAnnotation
    code: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedProject:
    """A project as it came: its documents as sources of a pack, and everything marked in them.

    What of it has no place here is told among `pack.left_over`.
    """

    pack: Pack
    marks: tuple[ProjectMark, ...] = ()
