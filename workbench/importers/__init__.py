# SPDX-License-Identifier: MIT
"""Files in, drafts out: pages are cut into parts, and parts become packs.

Nothing in this package writes, stores or shows anything. `reading.read_page` turns a file into a
`draft.PackDraft`, `editing` corrects it, `assembly.pack_of` makes the pack of it.
"""
