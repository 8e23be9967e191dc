# SPDX-License-Identifier: MIT
"""What the file says about itself: XMP, the old document information, the colour space.

Both say the same, as PDF/A asks. XMP is written from a template, with every word escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

import workbench
from workbench.assets import resource
from workbench.export.pdf.finish.annotations import pdf_date
from workbench.export.pdf.finish.file import PdfFile, reference, string

_PROGRAM = f"Source Workbench {workbench.__version__}"

# Characters that XML 1.0 cannot hold, even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The PDF/UA schema has to be declared, because PDF/A does not know it (ISO 19005-3, 6.6.2.3).
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_CREATOR = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, author (may be empty), language (BCP 47) and time of making (UTC) of a file."""

    title: str
    author: str
    language: str
    made: datetime


def write_metadata(file: PdfFile, metadata: Metadata) -> tuple[str, int]:
    """Write XMP, document information and the colour space of the whole document.

    Returns:
        What the catalog has to say of them, and the number of the document information.
    """
    # Who looks for it without a PDF library has to find it; PDF/A asks for that, too.
    packet = file.add_stream_as_it_is("/Type/Metadata/Subtype/XML", _packet(metadata).encode())
    intent = file.add(_output_intent(file))
    entries = f"/Metadata {reference(packet)}/OutputIntents [{reference(intent)}]"
    return entries, file.add(_information(metadata))


def _packet(metadata: Metadata) -> str:
    author = _CREATOR.format(author=_escaped(metadata.author)) if metadata.author else ""
    return _XMP.format(
        title=_escaped(metadata.title),
        creator=author,
        language=_escaped(metadata.language),
        made=f"{metadata.made:%Y-%m-%dT%H:%M:%S}+00:00",
        program=_escaped(_PROGRAM),
    )


def _escaped(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def _information(metadata: Metadata) -> str:
    made = string(pdf_date(metadata.made))
    program = string(_PROGRAM)
    author = f"/Author {_said(metadata.author)}" if metadata.author else ""
    return (
        f"<</Title {_said(metadata.title)}{author}/Creator {program}/Producer {program}"
        f"/CreationDate {made}/ModDate {made}>>"
    )


def _said(text: str) -> str:
    """Return `text` as a string with the same characters that XMP has."""
    return string(_NOT_IN_XML.sub("\ufffd", text))


def _output_intent(file: PdfFile) -> str:
    profile = file.add_stream("/N 3/Alternate/DeviceRGB", resource("colour/srgb.icc").read_bytes())
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier (sRGB)"
        f"/Info (sRGB IEC61966-2.1)/DestOutputProfile {reference(profile)}>>"
    )
