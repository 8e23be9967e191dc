# SPDX-License-Identifier: MIT
"""A plan as a marked-up, tagged PDF. The only place that knows ReportLab and pikepdf.

The logical tree is built from the document (`structure`), drawn page by page (`canvas`, `flow`,
`pages`), completed with what ReportLab cannot write (`finish`), and checked (`verify`).
"""
