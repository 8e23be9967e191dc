# SPDX-License-Identifier: MIT
"""`override` for what is imported before the first frame, where every millisecond is waited for.

It is that of typing-extensions for whoever checks types; that module takes longer to import than
all that is ours and needed to show the window as it was left.
"""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    MethodT = TypeVar("MethodT")

    def override(method: MethodT) -> MethodT:
        """Return the method: that it overrides another is for the type checker to see."""
        return method


__all__ = ["override"]
