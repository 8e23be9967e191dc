# SPDX-License-Identifier: MIT
"""What documents, slides and their open counterparts have in common: packages, tables, margins."""
