# SPDX-License-Identifier: MIT
"""Read PDFs that come back from students and teachers, whatever was done to them.

Such a file is hostile until proven otherwise. `isolated` has it read in the process with limits,
where `reading` does it. All walks through its objects are bounded and remember where they have
been; nothing in it is run, opened or followed.
"""
