# SPDX-License-Identifier: MIT
"""The states in which a power cut may leave a folder.

A traced program is played again, operation by operation. After each one the current is cut: what
was flushed is there, and of what was not flushed a part, chosen by a policy. Folders follow one of
two models: with a journal, names become durable in their order and together with any flushed file;
by the letter of POSIX, each name on its own, and only when its folder is flushed.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.tracing import Operation

ACKNOWLEDGED = "ACKNOWLEDGED"
"""A file into which the traced program writes what it has told its user is kept."""

POLICIES = ("nothing", "everything", "prefix", "subset", "torn", "zeros", "garbage")
"""Which of the changes that were not flushed are there: none, all, the first ones, any, any sector
of 512 bytes, only the new length, any sector and some of them with noise."""

JOURNALED, POSIX = "journaled", "posix"
MODELS = (JOURNALED, POSIX)

_SECTOR = 512

State = dict[str, bytes]
"""What stands in a folder: content by relative path."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One power cut: the state it leaves and what had been acknowledged before."""

    state: State
    acknowledged: bytes
    policy: str
    model: str
    operation: int


@dataclass(slots=True)
class _File:
    durable: bytes = b""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)

    def flush(self) -> None:
        self.durable, self.pending = _everything(self), []


@dataclass(slots=True)
class _Name:
    """A change to a folder that was not flushed yet."""

    kind: str
    path: str
    target: str
    file: _File | None


class Disk:
    """A disk that remembers what was flushed and what was not."""

    def __init__(self, content: State, *, model: str) -> None:
        self._files = {path: _File(data) for path, data in content.items()}
        self._durable = dict(self._files)
        self._pending: list[_Name] = []
        self._model = model
        self.acknowledged = b""

    def apply(self, operation: Operation) -> None:
        """Do what the traced program did."""
        path, file = operation.path, self._files.get(operation.path)
        if path == ACKNOWLEDGED:
            if operation.kind == "w":
                self.acknowledged = operation.data
        elif operation.kind == "s":
            self._flush(path, file)
        elif operation.kind == "c":
            self._rename_later(_Name("c", path, "", self._files.setdefault(path, _File())))
        elif operation.kind == "u":
            self._files.pop(path, None)
            self._rename_later(_Name("u", path, "", None))
        elif operation.kind in "rl" and file is not None:
            self._files[operation.target] = file
            if operation.kind == "r":
                del self._files[path]
            self._rename_later(_Name(operation.kind, path, operation.target, file))
        elif operation.kind in "wt" and file is not None:
            file.pending.append((operation.kind, operation.offset, operation.data))

    def state(self, policy: str, chance: random.Random) -> State:
        """Return what is there after the current was cut."""
        names = dict(self._durable)
        for change in self._surviving_names(policy, chance):
            _change(names, change)
        return {path: _surviving(file, policy, chance) for path, file in names.items()}

    def _rename_later(self, change: _Name) -> None:
        self._pending.append(change)

    def _flush(self, path: str, file: _File | None) -> None:
        if file is not None:
            file.flush()
            if self._model == POSIX:
                return
        flushed = [
            change
            for change in self._pending
            if file is not None or _folder(change.target or change.path) == path
        ]
        if self._model == JOURNALED and flushed:
            flushed = list(self._pending)
        for change in flushed:
            _change(self._durable, change)
            self._pending.remove(change)

    def _surviving_names(self, policy: str, chance: random.Random) -> list[_Name]:
        if policy == "nothing":
            return []
        if policy == "everything":
            return list(self._pending)
        if self._model == JOURNALED:
            return self._pending[: chance.randint(0, len(self._pending))]
        return [change for change in self._pending if chance.random() < 0.5]


def cuts(
    content: State,
    operations: Iterable[Operation],
    *,
    models: Iterable[str] = MODELS,
    policies: Iterable[str] = POLICIES,
    variants: int = 1,
    each: int = 1,
    seed: int = 1,
) -> Iterator[Cut]:
    """Cut the current after every operation, in every model and with every policy.

    A state that arises again is given again only when more had been acknowledged by then.

    Args:
        content: What stood in the folder before, all of it flushed.
        operations: What the program did.
        models: How folders behave.
        policies: What is left of changes that were not flushed.
        variants: How often a policy that draws lots is tried.
        each: Cut only after each so-many-th operation.
        seed: What the lots begin with.
    """
    operations, policies = list(operations), list(policies)
    for model in models:
        disk, chance = Disk(content, model=model), random.Random(f"{seed} {model}")  # noqa: S311
        seen: set[tuple[bytes, int]] = set()
        for number, operation in enumerate(operations):
            disk.apply(operation)
            if number % each:
                continue
            for policy in policies:
                for _ in range(1 if policy in {"nothing", "everything"} else variants):
                    state = disk.state(policy, chance)
                    mark = (disk.acknowledged, hash(frozenset(state.items())))
                    if mark not in seen:
                        seen.add(mark)
                        yield Cut(state, disk.acknowledged, policy, model, number)


def content_of(folder: Path) -> State:
    """Return what stands in a folder and the folders below it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ACKNOWLEDGED
    }


class Replica:
    """A folder that is given one state after the other, writing only what differs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def show(self, state: State) -> Path:
        """Make the folder hold exactly `state` and return it."""
        for path in [path for path in self.folder.rglob("*") if path.is_file()]:
            if path.relative_to(self.folder).as_posix() not in state:
                path.unlink()
        for name, data in state.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return self.folder


def _folder(path: str) -> str:
    return Path(path).parent.as_posix()


def _change(names: dict[str, _File], change: _Name) -> None:
    if change.kind == "u":
        names.pop(change.path, None)
    elif change.file is not None:
        if change.kind == "r":
            names.pop(change.path, None)
        names[change.target or change.path] = change.file


def _everything(file: _File) -> bytes:
    return _surviving(file, "everything", random.Random(0))  # noqa: S311


def _surviving(file: _File, policy: str, chance: random.Random) -> bytes:
    if policy == "nothing" or not file.pending:
        return file.durable
    content = bytearray(file.durable)
    kept = _lots(len(file.pending), policy, chance)
    for (kind, offset, data), is_kept in zip(file.pending, kept, strict=True):
        if kind == "t":
            if is_kept:
                _set_length(content, offset)
        elif policy in {"torn", "garbage"}:
            _write_sectors(content, offset, data, policy, chance)
        elif is_kept:
            _write(content, offset, data)
        elif policy == "zeros":
            _set_length(content, max(len(content), offset + len(data)))
    return bytes(content)


def _lots(number: int, policy: str, chance: random.Random) -> list[bool]:
    if policy == "everything":
        return [True] * number
    if policy == "prefix":
        length = chance.randint(0, number)
        return [place < length for place in range(number)]
    return [chance.random() < 0.5 for _ in range(number)]


def _write_sectors(
    content: bytearray, offset: int, data: bytes, policy: str, chance: random.Random
) -> None:
    end = offset + len(data)
    for sector in range(offset // _SECTOR, -(-end // _SECTOR)):
        first, last = max(offset, sector * _SECTOR), min(end, (sector + 1) * _SECTOR)
        lot = chance.random()
        if lot < 0.5:
            _write(content, first, data[first - offset : last - offset])
        elif policy == "garbage" and lot < 0.6:
            _write(content, first, chance.randbytes(last - first))


def _write(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _set_length(content: bytearray, length: int) -> None:
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
