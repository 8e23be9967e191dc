# SPDX-License-Identifier: MIT
"""What one mark means for different enquiries.

The words and what a student notices in them stay the same; what they suggest, what follows and
which way they count depends on the question. A mark has one reading in front, in its own fields,
and keeps those for other enquiries behind it. Turning it to another enquiry loses none of them.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from workbench.domain.annotations import Annotation, Reading
from workbench.domain.identifiers import EnquiryId


def front_of(annotation: Annotation) -> Reading:
    """Return the reading that the mark's own fields hold."""
    return Reading(
        annotation.enquiry_id,
        annotation.inference,
        annotation.so_what,
        annotation.direction,
        annotation.weight,
    )


def for_enquiry(
    annotation: Annotation, enquiry_id: EnquiryId | None, known: Container[EnquiryId | None]
) -> Annotation:
    """Return the mark with its reading for an enquiry in front, an empty one where it has none.

    A reading for no enquiry, or for one that is not `known` any more, counts for whichever enquiry
    has none of its own: it stays in front. Without an enquiry the mark stays as it is.
    """
    if enquiry_id is None or annotation.enquiry_id == enquiry_id:
        return annotation
    wanted = next((each for each in annotation.readings if each.enquiry_id == enquiry_id), None)
    if wanted is None and (annotation.enquiry_id is None or annotation.enquiry_id not in known):
        return annotation
    return with_front(annotation, wanted or Reading(enquiry_id))


def with_front(annotation: Annotation, reading: Reading) -> Annotation:
    """Return the mark with `reading` in front; what was there goes behind, unless it is empty."""
    behind = {each.enquiry_id: each for each in annotation.readings}
    before = front_of(annotation)
    if not before.is_empty:
        behind[before.enquiry_id] = before
    behind.pop(reading.enquiry_id, None)
    return replace(
        annotation,
        enquiry_id=reading.enquiry_id,
        inference=reading.inference,
        so_what=reading.so_what,
        direction=reading.direction,
        weight=reading.weight,
        readings=tuple(sorted(behind.values(), key=lambda each: each.enquiry_id or "")),
    )


def adopted(
    before: Annotation,
    after: Annotation,
    enquiry_id: EnquiryId | None,
    known: Container[EnquiryId | None],
) -> Annotation:
    """Return the changed mark, its reading given to the enquiry in whose sight it was changed.

    Only a reading that belonged to no enquiry that is `known` is given; a change of what is noticed
    alone gives nothing.
    """
    is_free = after.enquiry_id is None or after.enquiry_id not in known
    says_the_same = front_of(replace(before, enquiry_id=after.enquiry_id)) == front_of(after)
    if enquiry_id is None or not is_free or says_the_same:
        return after
    return replace(after, enquiry_id=enquiry_id)


def enquiries_of(annotation: Annotation) -> tuple[EnquiryId | None, ...]:
    """Return the enquiries a mark says something for, the one in front first.

    Where it says nothing for any, the one it was made for.
    """
    behind = tuple(each.enquiry_id for each in annotation.readings)
    if behind and front_of(annotation).is_empty:
        return behind
    return (annotation.enquiry_id, *behind)


def given_to(annotation: Annotation, enquiry_id: EnquiryId | None) -> Annotation:
    """Return the mark with what it says given to an enquiry; for others it says what it said.

    What stands in front is given, or where that is empty the first of those behind. A mark that
    says something for the enquiry already stays as it is.
    """
    if enquiry_id in enquiries_of(annotation):
        return annotation
    given = front_of(annotation)
    if given.is_empty and annotation.readings:
        given, *others = annotation.readings
        annotation = replace(annotation, readings=tuple(others))
    moved = replace(annotation, enquiry_id=enquiry_id)
    return with_front(moved, replace(given, enquiry_id=enquiry_id))
