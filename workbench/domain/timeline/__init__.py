# SPDX-License-Identifier: MIT
"""Sources and events on one axis of time: where they stand, what was before what, how it is drawn.

Nothing here knows a window or a page: places are days, pictures are boxes and lines in abstract
units, and whoever draws says how wide words are.
"""
