# SPDX-License-Identifier: MIT
"""All marks of a pack in one table: filtered, sorted, changed together, copied as quotations."""
