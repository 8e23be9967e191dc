# SPDX-License-Identifier: MIT
"""The view in which frameworks are looked at, copied and made."""
