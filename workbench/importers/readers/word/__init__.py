# SPDX-License-Identifier: MIT
"""Word documents: what their XML says, part by part."""
