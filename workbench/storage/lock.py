# SPDX-License-Identifier: MIT
"""Who has a library open for writing.

Two things decide together. A lock of the operating system on `library.lock` tells at once about
programs on this computer, whatever has become of their process numbers. What stands in the file,
rewritten at every beat, tells about other computers: somebody whose record does not change for two
beats, measured by our own clock, is taken to be gone. Clocks of two computers are never compared,
and neither are file dates: a date only counts as having changed or not.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self
from uuid import uuid4

from typing_extensions import override

from workbench import files
from workbench.domain.errors import LibraryInUseError, LibraryLeftOpenError
from workbench.storage.faults import translated

NAME = "library.lock"
INTERVAL = 10.0
"""Seconds between two beats."""

# A record fills one disk sector, so that a reader never meets half of it.
_RECORD_BYTES = 512
# Locks are mandatory on Windows, so the locked byte lies where nobody reads.
_LOCKED_BYTE = 1 << 30
_BINARY = getattr(os, "O_BINARY", 0)
_ATTEMPTS = 5
_LOOKS = 20
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
_REFUSED = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@dataclass(frozen=True, slots=True)
class Holder:
    """One opening of a library: which program, where, by whom. `beat` counts its signs of life."""

    instance: str
    host: str
    user: str
    pid: int
    boot_id: str
    beat: int = 0

    @classmethod
    def of_this_process(cls) -> Self:
        """Return a holder for a new opening by this process."""
        return cls(uuid4().hex, socket.gethostname(), _user(), os.getpid(), _boot_id())

    @classmethod
    def parse(cls, record: bytes) -> Self | None:
        """Return the holder a record names, or None for anything that is no record."""
        try:
            found = json.loads(record)
            return cls(
                instance=str(found["instance"]),
                host=str(found["host"]),
                user=str(found["user"]),
                pid=int(found["pid"]),
                boot_id=str(found["boot_id"]),
                beat=int(found["beat"]),
            )
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None

    def record(self) -> bytes:
        """Return what stands in the lock file: JSON, padded to one sector."""
        return json.dumps(asdict(self)).encode("ascii").ljust(_RECORD_BYTES - 1) + b"\n"

    @override
    def __str__(self) -> str:
        return f"{self.user} on {self.host}"


class LibraryLock:
    """The right to write to one library, kept alive by a thread until `release`."""

    def __init__(self, path: Path, descriptor: int, holder: Holder, *, interval: float) -> None:
        self._path = path
        self._descriptor = descriptor
        self._holder = holder
        self._interval = interval
        self._released = threading.Event()
        self._thread = threading.Thread(target=self._keep_beating, name="library-lock", daemon=True)
        self._write(holder)
        self._thread.start()

    @classmethod
    def acquire(
        cls,
        folder: Path,
        *,
        take_over: bool = False,
        interval: float = INTERVAL,
        holder: Holder | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Self:
        """Return the lock of the library in `folder`.

        What a dead process of this computer left behind is taken at once. A lock of another
        computer, or one that cannot be read, is watched for two intervals first.

        Args:
            folder: The library's folder; it exists.
            take_over: Take a lock that nobody keeps alive any more, instead of refusing.
            interval: Seconds between two beats, the same for everybody who opens the library.
            holder: Who wants it; by default this process.
            sleep: Waits for some seconds while a foreign lock is watched.

        Raises:
            LibraryInUseError: somebody has the library open.
            LibraryLeftOpenError: somebody left it open, and `take_over` was not given.
            LibraryReadOnlyError: nothing can be written in the folder.
            DiskFullError: there is no room for the lock file.
        """
        path = folder / NAME
        holder = holder or Holder.of_this_process()
        try:
            descriptor = _locked_file(path, holder.record())
        except OSError as error:
            raise translated(error, folder) from error
        try:
            if not _is_free(path, holder):
                _watch(path, interval=interval, sleep=sleep, take_over=take_over)
            return cls(path, descriptor, holder, interval=interval)
        except OSError as error:
            os.close(descriptor)
            raise translated(error, folder) from error
        except BaseException:
            os.close(descriptor)
            raise

    @property
    def holder(self) -> Holder:
        """Who holds this lock, with the number of beats so far."""
        return self._holder

    def is_ours(self) -> bool:
        """Whether the lock file still names this opening; asked before every save.

        The file is opened anew each time, because a network share may answer an old handle from its
        memory.
        """
        found = _read(self._path)
        return found is not None and found.instance == self._holder.instance

    def release(self) -> None:
        """Give the lock back; a file that meanwhile names somebody else stays."""
        if self._released.is_set():
            return
        self._released.set()
        self._thread.join()
        if sys.platform == "win32":
            # An open file cannot be removed there; whoever took it since keeps it open.
            is_ours = self.is_ours()
            os.close(self._descriptor)
            if is_ours:
                _remove(self._path)
        else:
            # Removed while still locked: a newcomer meets either our lock or no file.
            if self.is_ours():
                _remove(self._path)
            os.close(self._descriptor)

    def _keep_beating(self) -> None:
        while not self._released.wait(self._interval):
            if self.is_ours():
                # A share that is away for a moment costs a beat, not the lock.
                with contextlib.suppress(OSError):
                    self._write(replace(self._holder, beat=self._holder.beat + 1))

    def _write(self, holder: Holder) -> None:
        record = holder.record()
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, record)
        os.ftruncate(self._descriptor, len(record))
        # Other computers see a beat only when it has left this one.
        os.fsync(self._descriptor)
        self._holder = holder


def try_lock(descriptor: int) -> bool:
    """Whether the system gives this open file its lock, or knows no locks in that place."""
    return _is_granted(descriptor)


def holder_of(folder: Path) -> Holder | None:
    """Return who is named in a library's lock file, or None without a readable record."""
    return _read(folder / NAME)


def locks_exclude(path: Path) -> bool:
    """Whether a second handle is refused the lock that a first one has on the file."""
    second = os.open(path, os.O_RDWR | _BINARY)
    try:
        return not _is_granted(second)
    finally:
        os.close(second)


def _locked_file(path: Path, record: bytes) -> int:
    """Return a descriptor of the lock file with the system's lock."""
    for _ in range(_ATTEMPTS):
        if not path.exists():
            _make(path, record)
        try:
            descriptor = os.open(path, os.O_RDWR | _BINARY)
        except FileNotFoundError:
            continue
        if not _is_granted(descriptor):
            os.close(descriptor)
            break
        if _is_file_at(path, descriptor):
            return descriptor
        # The last holder removed the file between our opening and our locking it.
        os.close(descriptor)
    raise LibraryInUseError(str(path.parent), _name_in(path))


def _make(path: Path, record: bytes) -> None:
    """Make the lock file unless there is one, with its record from the first moment on.

    So whoever is killed here leaves no file of which nobody knows the owner.
    """
    with files.temporary_path(path.parent) as temporary, contextlib.suppress(FileExistsError):
        temporary.write_bytes(record)
        try:
            _give_name(temporary, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            with path.open("xb") as file:
                file.write(record)


def _is_file_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _is_free(path: Path, holder: Holder) -> bool:
    """Whether a locked file was made by us, or left by this computer.

    The system's lock tells that a program of this computer is dead. Some shares say yes to every
    lock: where a second handle gets it as well, nothing is told.
    """
    found = _read(path)
    if found is None:
        return False
    return found.instance == holder.instance or (found.host == holder.host and locks_exclude(path))


def _watch(path: Path, *, interval: float, sleep: Callable[[float], None], take_over: bool) -> None:
    """Return after two intervals without a sign of life, when the lock may be taken over.

    Raises:
        LibraryInUseError: there was one, or nobody allowed the taking over.
    """
    before = _trace(path)
    for _ in range(_LOOKS):
        sleep(2 * interval / _LOOKS)
        if _trace(path) != before:
            raise LibraryInUseError(str(path.parent), _name_in(path))
    if not take_over:
        raise LibraryLeftOpenError(str(path.parent), _name_in(path))


def _trace(path: Path) -> tuple[bytes, int] | None:
    try:
        return path.read_bytes(), path.stat().st_mtime_ns
    except OSError:
        return None


def _read(path: Path) -> Holder | None:
    try:
        return Holder.parse(path.read_bytes())
    except OSError:
        return None


def _name_in(path: Path) -> str:
    found = _read(path)
    return str(found) if found else "nobody can say by whom"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _boot_id() -> str:
    """Return what changes when the computer starts, where the system tells; for the log only."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import msvcrt

    def _is_granted(descriptor: int) -> bool:
        """Whether the system gives this handle, and no other, its lock."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _REFUSED
        return True

    def _give_name(temporary: Path, path: Path) -> None:
        """Give a file another name, unless there is such a file."""
        temporary.rename(path)

else:
    import fcntl

    def _is_granted(descriptor: int) -> bool:
        """Whether the system gives this handle, and no other, its lock.

        `flock` belongs to the handle: unlike the locks of `fcntl` it is not lost when some other
        handle of the same file is closed. A place without locks says yes to everybody.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _REFUSED
        return True

    def _give_name(temporary: Path, path: Path) -> None:
        """Give a file a second name, unless there is such a file."""
        path.hardlink_to(temporary)
