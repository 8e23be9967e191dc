# SPDX-License-Identifier: MIT
"""What a student or a teacher can do, one module for each verb."""
