# SPDX-License-Identifier: MIT
"""“I know”: own knowledge about words of a source."""
