# SPDX-License-Identifier: MIT
"""What one has: packs and enquiries, libraries, and what to do when a library does not open."""
