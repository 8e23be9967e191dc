# SPDX-License-Identifier: MIT
"""Start Source Workbench from a working copy."""

from workbench.__main__ import main

raise SystemExit(main())
