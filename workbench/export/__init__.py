# SPDX-License-Identifier: MIT
"""Files out: a plan as a document that somebody else can read."""
