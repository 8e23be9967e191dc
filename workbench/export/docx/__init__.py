# SPDX-License-Identifier: MIT
"""A plan as a Word document: the content of the PDF, to go on writing in.

The only place that knows python-docx. `writing` knows the order of the document, `plan`,
`overview`, `source`, `questions` and `teacher` its parts, `marking` how marked words look, `fields`
what is filled in by typing, `manuscript` and `look` pages and tables, `runs` how text gets into a
paragraph.
"""

from __future__ import annotations

from workbench.export.docx.writing import verify_docx, write_docx

__all__ = ["verify_docx", "write_docx"]
