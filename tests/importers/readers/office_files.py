# SPDX-License-Identifier: MIT
"""Office documents made part by part, for what the libraries that write them cannot make."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from workbench.importers.page import Document
from workbench.importers.picture_files import PictureFolder
from workbench.importers.reading import NoPictures

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

WORD_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:c="{DRAWING}/chart" xmlns:dgm="{DRAWING}/diagram" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    result = BytesIO()
    with zipfile.ZipFile(result, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return result.getvalue()


def relations(**targets: tuple[str, str]) -> str:
    """The list of relations of a part: id, kind and target; a target with `://` lies outside."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def word_xml(root: str, content: str) -> str:
    return f"<w:{root} {WORD_NAMES}>{content}</w:{root}>"


def word_parts(body: str, **parts: str | bytes) -> dict[str, str | bytes]:
    """The parts of a Word document; keywords are parts such as `styles` with what is in them."""
    kinds = {name: "image" if name.startswith("image") else name for name in parts}
    files = {
        name: f"media/{name}.png" if kind == "image" else f"{name}.xml"
        for name, kind in kinds.items()
    }
    content = {f"word/{files[name]}": part for name, part in parts.items()}
    return {
        "_rels/.rels": relations(main=("officeDocument", "word/document.xml")),
        "word/document.xml": word_xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            **{name: (kinds[name], files[name]) for name in parts},
            away=("image", "https://example.org/picture.png"),
        ),
        **content,
    }


def word_file(body: str, **parts: str | bytes) -> bytes:
    return zipped(word_parts(body, **parts))


def paragraph(text: str = "", look: str = "", run: str = "") -> str:
    """A paragraph with one run; `look` and `run` are what stands in their properties."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{words}</w:p>"


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def png(colour: str = "red") -> bytes:
    content = BytesIO()
    Image.new("RGB", (4, 3), colour).save(content, "PNG")
    return content.getvalue()


def opened(data: bytes, name: str, folder: Path | None = None) -> Document:
    """A document as readers get it; its pictures are put aside below `folder`."""
    pictures = PictureFolder(folder / "pictures") if folder else NoPictures()
    return Document(name, data, folder, pictures)


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMES = " ".join(
    [
        *(
            f'xmlns:{short}="{_ODF}:{name}:1.0"'
            for short, name in {
                "office": "office",
                "text": "text",
                "table": "table",
                "style": "style",
                "draw": "drawing",
                "svg": "svg-compatible",
                "fo": "xsl-fo-compatible",
                "manifest": "manifest",
            }.items()
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ]
)


def odf_parts(
    text: str, *, automatic: str = "", styles: str = "", masters: str = "", **files: bytes
) -> dict[str, str | bytes]:
    """The parts of an OpenDocument text; `files` are its pictures by name."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF_NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {ODF_NAMES}><office:styles>{styles}"
        f"</office:styles><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>",
        "Pictures/": b"",
        **{f"Pictures/{name}.png": content for name, content in files.items()},
    }


def odf_file(text: str, **parts: str | bytes) -> bytes:
    return zipped(odf_parts(text, **parts))
