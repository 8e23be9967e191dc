# SPDX-License-Identifier: MIT
"""What a page is composed of: blocks that know their height, and the paper they are laid on.

A plan is laid out completely before the first stroke is drawn. Each block is made for a width and
knows its height; `pages` puts blocks on pages; only then is anything drawn. So the number of pages
is known on the first page, notes are placed knowing the whole page, and nothing is laid out twice.
ReportLab's own page composition would lay everything out for each pass, drops the spaces at line
ends that readers need, and reads markup in text.
"""
