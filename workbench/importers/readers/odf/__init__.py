# SPDX-License-Identifier: MIT
"""OpenDocument texts, as LibreOffice writes them."""
