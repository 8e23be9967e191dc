# SPDX-License-Identifier: MIT
"""What another process may take on Windows, where a process cannot limit itself.

A job object holds the process: it may use so much memory, start no others, and ends with whoever
holds the job. See “Job Objects” in the Windows documentation. On other systems there is nothing to
do here: `reading_process` limits itself.
"""

from __future__ import annotations

import sys
from subprocess import Popen
from typing import Protocol

MEMORY_LIMIT = 700 * 1024 * 1024
"""Bytes of memory, or of address space (section 4.11 of the reliability design)."""


class Limits(Protocol):
    """Limits that hold until they are closed."""

    def close(self) -> None:
        """Let go of the process."""
        ...


class NoLimits:
    """Limits that hold nobody back."""

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _KILL_ON_CLOSE, _PROCESS_MEMORY, _ACTIVE_PROCESSES = 0x2000, 0x100, 0x8

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class _Job:
        """A job object around one process."""

        def __init__(self, process: int) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
            self._kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
            self._kernel.SetInformationJobObject.argtypes = (
                wintypes.HANDLE,
                ctypes.c_int,
                ctypes.c_void_p,
                wintypes.DWORD,
            )
            limits = _Extended()
            limits.BasicLimitInformation.LimitFlags = (
                _KILL_ON_CLOSE | _PROCESS_MEMORY | _ACTIVE_PROCESSES
            )
            limits.BasicLimitInformation.ActiveProcessLimit = 1
            limits.ProcessMemoryLimit = MEMORY_LIMIT
            self._job = self._kernel.CreateJobObjectW(None, None)
            self._kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            # In a session that allows no nested jobs the process runs without limits of its own;
            # it is still killed when it is silent for too long.
            self._kernel.AssignProcessToJobObject(self._job, process)

        def close(self) -> None:
            """Let go of the process; it ends if it still runs."""
            self._kernel.CloseHandle(self._job)

    def contained(process: Popen[bytes]) -> Limits:
        """Put a process that was just started under limits and return them."""
        return _Job(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001 – no other

else:

    def contained(_process: Popen[bytes]) -> Limits:
        """Return limits that are none: the process limits itself."""
        return NoLimits()
