# SPDX-License-Identifier: MIT
"""The style sheet of the window, made from `resources/themes/window.qss` and the design's values.

`@name` in that file is a colour of the theme, `@12px` a length that grows with the interface.
"""

from __future__ import annotations

import re
from functools import cache

from workbench import assets
from workbench.ui.look.colours import Colours

_PLACEHOLDER = re.compile(r"@(?:(\d+)px|([a-z_]+))")


def sheet_of(colours: Colours, scale: float) -> str:
    """Return the style sheet in these colours, `scale` times as large as designed."""

    def value(found: re.Match[str]) -> str:
        length, name = found.groups()
        return f"{round(int(length) * scale)}px" if length else colours[name]

    return _PLACEHOLDER.sub(value, _template())


@cache
def _template() -> str:
    return assets.resource("themes/window.qss").read_text(encoding="utf-8")
