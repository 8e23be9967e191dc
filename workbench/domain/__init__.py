# SPDX-License-Identifier: MIT
"""What the product is about, in plain Python: no files, no SQL, no window."""
