# SPDX-License-Identifier: MIT
"""Write a pack file: a pack with its pictures, to hand on.

The file holds what `workbench.importers.pack_file` reads: `pack.json` and, below `media/`, each
picture under the SHA-256 of its content. Marks and plans stay at home.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Framework
from workbench.domain.interchange.frameworks import with_frameworks
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.questions import with_enquiries
from workbench.domain.interchange.set_papers import with_papers
from workbench.domain.practising.setting import SetPaper
from workbench.domain.sources import Pack
from workbench.export.archives import archive_of, broken, entries_of

_DOCUMENT = "pack.json"
_MEDIA = "media/"


def pack_file(
    pack: Pack,
    media: Mapping[str, bytes],
    enquiries: Sequence[Enquiry] = (),
    *,
    frameworks: Sequence[Framework] = (),
    papers: Sequence[SetPaper] = (),
) -> bytes:
    """Return a pack file, the same bytes for the same pack.

    Args:
        pack: What to hand on.
        media: The contents of its pictures by name (`<sha256>.<ending>`); others are left out.
        enquiries: Its questions as they were put down, so that corrections travel along.
        frameworks: Those that it suggests and that not every reader has.
        papers: Those that are set for practice.

    Raises:
        KeyError: a picture of the pack that is not missing is not in `media`.
    """
    pictures = [source.picture for source in pack.sources if source.picture]
    names = {
        name
        for picture in pictures
        for name in picture.files
        if name in media or not picture.missing
    }
    told = with_frameworks(with_enquiries(pack_to_json(pack), enquiries), frameworks)
    told = with_papers(told, papers, pack)
    document = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    return archive_of(
        [(_DOCUMENT, document.encode()), *((_MEDIA + name, media[name]) for name in sorted(names))]
    )


def verify_pack_file(path: Path) -> None:
    """Read a pack file that was just written and compare each picture with its name.

    Raises:
        OSError: it is not on the disk as it was meant.
    """
    entries = entries_of(path)
    try:
        json.loads(entries.pop(_DOCUMENT, b""))
    except ValueError as error:
        raise broken(path, "its pack cannot be read") from error
    for name, content in entries.items():
        if hashlib.sha256(content).hexdigest() != name.removeprefix(_MEDIA).partition(".")[0]:
            raise broken(path, f"the picture {name} changed")
