# SPDX-License-Identifier: MIT
"""What a person says of the provenance, put in the place of what was worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from workbench.domain.provenance import FIELDS, Provenance
from workbench.importers.draft import OverrideValue

OVERRIDABLE = (*FIELDS, "adapted", "translated")
"""The fields a person can set; None as value says that the page does not give it."""


def overruled(provenance: Provenance, overrides: Mapping[str, OverrideValue]) -> Provenance:
    """Return the provenance with the overruled fields, each of them certain.

    Raises:
        KeyError: an override names no field.
    """
    if not overrides:
        return provenance
    unknown = overrides.keys() - set(OVERRIDABLE)
    if unknown:
        raise KeyError(*unknown)
    empty = {field.name: field.default for field in fields(Provenance)}
    values = {n: empty[n] if value is None else value for n, value in overrides.items()}
    absent = {name for name, value in overrides.items() if value is None and name in FIELDS}
    given = overrides.keys() - absent
    not_given = (set(provenance.not_given) | absent) - given
    return replace(
        provenance,
        **values,  # type: ignore[arg-type]
        not_given=tuple(name for name in FIELDS if name in not_given),
        confidence={**provenance.confidence, **dict.fromkeys(overrides, 1.0)},
        words={n: span for n, span in provenance.words.items() if n not in overrides},
    )
