# SPDX-License-Identifier: MIT
"""Read plans and marks that come from outside as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.importers.json_documents import read_json_document


def received_annotations(path: Path) -> list[dict[str, Any]]:
    """Return the Web Annotations in a file: one, a list, a page or a collection of them.

    Raises:
        UnreadableFileError: the file cannot be read.
        InvalidDocumentError: it holds no Web Annotations.
    """
    document = read_json_document(path, "annotations.json")
    if isinstance(document, dict) and document.get("type") == "AnnotationCollection":
        document = document.get("first", document)
    if isinstance(document, dict) and "items" in document:
        document = document["items"]
    return [document] if isinstance(document, dict) else list(document)


def received_plan(path: Path) -> dict[str, Any]:
    """Return the plan in a file as JSON.

    Raises:
        UnreadableFileError: the file cannot be read.
        InvalidDocumentError: it holds no plan.
    """
    document: dict[str, Any] = read_json_document(path, "sourceplan-1.json")
    return document
