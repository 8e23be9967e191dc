# SPDX-License-Identifier: MIT
"""The parts of an exported plan: plan, sources, notes, teacher's panel.

Each function adds one part to the logical tree and returns its blocks, in reading order.
"""
