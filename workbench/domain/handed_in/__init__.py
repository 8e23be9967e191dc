# SPDX-License-Identifier: MIT
"""Plans that come back: whose a file is, what was read of it, and the table of a class.

Pure rules. `placing` reads the paths that hand-in systems leave, `names` tells whether two ways of
writing a name mean one student, `remarks` tells what others wrote into a PDF from what the student
wrote, `grouping` and `class_table` say for each student what was handed in, and what is odd.
"""
