# SPDX-License-Identifier: MIT
"""Practice under the conditions of an exam: choosing, sitting, resting, looking back."""
