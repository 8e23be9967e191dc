# SPDX-License-Identifier: MIT
"""What has been said about which source, in a table, and three gaps worth filling."""
