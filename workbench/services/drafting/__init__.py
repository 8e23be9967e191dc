# SPDX-License-Identifier: MIT
"""Check what was found on a page before it is kept: what is doubtful, and every correction.

Nothing here is stored. A page that is checked is a draft of `workbench.importers`; each correction
gives another one, and `history` remembers them.
"""
