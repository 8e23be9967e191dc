# SPDX-License-Identifier: MIT
"""Web pages: saved with their pictures, in one archive file, or copied out of a browser or Word."""
