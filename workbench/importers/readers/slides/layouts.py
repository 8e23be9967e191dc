# SPDX-License-Identifier: MIT
"""What a placeholder on a slide inherits from its layout and its master: place and text style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.importers.readers.office.drawing_names import A
from workbench.importers.readers.office.package import Package, Relation
from workbench.importers.readers.office.xml_parts import XmlElement
from workbench.importers.readers.slides.names import TEXT_BODY, P

_TITLES = {"title", "ctrTitle"}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a shape stands in for: `kind` is `title`, `body`, `sldNum` …; `number` tells it apart.

    `own_kind` is the kind as the slide says it: a centred title is a title too.
    """

    kind: str
    own_kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a shape need not say itself: where it stands, and how its levels of text look."""

    transform: XmlElement | None = None
    levels: Sequence[XmlElement] = ()


def placeholder_of(shape: XmlElement) -> Placeholder | None:
    """Return what a shape stands in for, or None where it stands for itself."""
    found = shape.find(f"./*/{P}nvPr/{P}ph")
    if found is None:
        return None
    own = found.get("type") or "obj"
    kind = "title" if own in _TITLES else own
    return Placeholder(
        kind if kind in {"title", "sldNum", "dt", "ftr", "hdr"} else "body",
        own,
        found.get("idx") or "0",
    )


class Layouts:
    """The layouts and masters of one presentation, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._found: dict[str, _Layer] = {}

    def inherited(
        self, relations: Mapping[str, Relation], placeholder: Placeholder | None
    ) -> Inherited:
        """Return what a placeholder on a slide with these relations inherits.

        Raises:
            UnreadableFileError: a layout or a master is damaged or made to do harm.
        """
        layout = self._layer(relations, "slideLayout")
        if placeholder is None or layout is None:
            return Inherited()
        master = self._layer(layout.relations, "slideMaster")
        shapes = [layout.shape(placeholder)]
        if master is not None:
            shapes.append(master.by_kind.get(placeholder.kind))
        known = [shape for shape in shapes if shape is not None]
        places = (shape.find(f"{P}spPr/{A}xfrm") for shape in known)
        transform = next((place for place in places if place is not None), None)
        styles = [shape.find(f"{TEXT_BODY}/{A}lstStyle") for shape in known]
        if master is not None:
            name = _STYLES.get(placeholder.kind, "otherStyle")
            styles.append(master.root.find(f"{P}txStyles/{P}{name}"))
        return Inherited(transform, [style for style in styles if style is not None])

    def _layer(self, relations: Mapping[str, Relation], kind: str) -> _Layer | None:
        part = self._package.related(relations, kind)
        if part is None:
            return None
        if part not in self._found:
            self._found[part] = _Layer(self._package.xml(part), self._package.relations(part))
        return self._found[part]


class _Layer:
    """A layout or a master, with its placeholders by number and by kind."""

    def __init__(self, root: XmlElement, relations: Mapping[str, Relation]) -> None:
        self.root = root
        self.relations = relations
        self.by_kind: dict[str, XmlElement] = {}
        self._by_number: dict[str, XmlElement] = {}
        for shape in root.iter(f"{P}sp", f"{P}pic"):
            placeholder = placeholder_of(shape)
            if placeholder is not None:
                self.by_kind.setdefault(placeholder.kind, shape)
                self._by_number.setdefault(placeholder.number, shape)

    def shape(self, placeholder: Placeholder) -> XmlElement | None:
        """Return the placeholder of this layer that one on a slide belongs to."""
        if placeholder.kind != "body":
            return self.by_kind.get(placeholder.kind)
        return self._by_number.get(placeholder.number)
