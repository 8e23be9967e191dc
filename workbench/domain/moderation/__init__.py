# SPDX-License-Identifier: MIT
"""Two teachers judge the same plans without seeing one another's marks, and agree afterwards.

The one thing to know: what the other marker said is shown of a plan only once both have given it a
mark and somebody asked to compare them. From then on neither of the two marks changes any more;
what is settled is the agreed mark.
"""
