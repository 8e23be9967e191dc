# SPDX-License-Identifier: MIT
"""Everything a student has, in one folder that survives kills and power cuts.

A library is a folder:

    library.db            packs, marks, plans, and the steps that undo them (SQLite)
    library.db-journal    what SQLite needs to take back a save that was cut short
    media/                pictures, each in a file named after its content, never changed
    backups/              copies of library.db, each checked before it counts, and what was said
    reviews/              what a teacher says in Review: small files of JSON
    library.lock          who has the library open, with a sign of life every few seconds
    library.seal          the hash of library.db since the library was closed properly
    settings.json         what the student has chosen

**Its life.** `Library.open` (`library.py`, `opening.py`) makes a missing folder and its file: the
migrations of `db/` run on a temporary file that is then renamed, so that every library, also each
one of the tests, comes about in the way in which old ones are brought up to date (`migrate.py`). An
existing folder is first locked (`lock.py`); a restore that was cut short is finished
(`recovery.py`); a file that is not ours, or of a newer version, is refused and not touched; one
that was not closed is checked, row by row (`checking.py`); an older one gets a copy that is kept
and is then upgraded. A library that is up to date opens without importing Alembic.

**A change.** A service hands the library a command: a frozen dataclass with an id of its own, a
label for the menu, and a method `apply` (`commands.py`). One thread owns the only connection
(`writer.py`) and applies one command after the other, each in a transaction of its own:

    BEGIN IMMEDIATE       refused if somebody else has written or replaced the file (`engine.py`)
    operation             the command's id; a command that is known is not applied again
    rows                  written by the repositories, through `Rows` alone: it adds the checksum,
                          notes each row before and after, and which kinds of things have changed
    undo step             those rows, packed (`undo.py`)
    counter               one higher
    COMMIT                the future of the command gives its result; the listeners are told

If the disk is full or the share is away, nothing of that is there, the command stays first in the
queue and is tried again, and whoever listens is told why. Since its id is in the library once it is
kept, an attempt that succeeded and yet was reported as failed does no harm.

**Reading** goes through the same thread, in transactions that end before the answer is given. What
comes out are frozen dataclasses of `domain`; rows never leave this package.

**Undo** is a journal in the library. A step holds rows, not inverse actions, so it reaches whatever
a command can do, and it is still there after a restart.

**Copies** are made by the same thread through the same connection: ten minutes after a change, at
closing, before an upgrade, and whenever somebody asks (`backups.py`). What is said in Review
by then is in an archive beside each (`sidecars.py`); it counts as a change, too (`said.py`).

**On a stick, in a synced folder,** and wherever else a file in use is not safe, nobody works on
`library.db`. The folder then holds whole copies of it in two slots (`snapshot.py`); the library is
worked on in a working copy on this computer (`working_copy.py`), which is found or made when it is
opened (`checking_out.py`) and published by itself (`publishing.py`). The working copy may vanish.

**Closing** keeps what is waiting, makes a copy if anything changed, closes the file and writes the
seal. A library without its seal was not closed properly, and that is all that is wrong with it.

Importing this package imports nothing else; `storage.library` imports SQLAlchemy, which takes
longer than showing a window.
"""
