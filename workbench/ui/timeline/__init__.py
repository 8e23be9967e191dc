# SPDX-License-Identifier: MIT
"""The timeline: sources and events on one axis, as a picture and as a list."""
