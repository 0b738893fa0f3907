"""What a PDF says of itself: title, author, dates, and what it claims to keep to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFName

from briefer import __version__
from briefer.memo.pdf.file import text
from briefer.model.text import single_line
from briefer.paths import resources

if TYPE_CHECKING:
    from briefer.memo.document import MemoMeta
    from briefer.memo.pdf.file import PdfFile

_METADATA: Final = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
PROGRAM: Final = f"Briefer {__version__}"

_SPACES: Final = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)
_ACCESSIBLE: Final = "<pdfuaid:part>1</pdfuaid:part>"
_ARCHIVAL: Final = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>"
)
"""PDF/A asks a file to describe each property that it does not know, as those of PDF/UA."""


def info(file: PdfFile, meta: MemoMeta) -> int:
    """Write the properties as older readers look for them, and return their number."""
    date = f"(D:{''.join(filter(str.isdigit, meta.stamp))[:14]}Z)"
    entries = {
        "Title": text(single_line(meta.title)),
        "Author": text(single_line(meta.author)),
        "Subject": text(single_line(meta.subject)),
        "Keywords": text(single_line(meta.banner)),
        "Creator": text(PROGRAM),
        "Producer": text(PROGRAM),
        "CreationDate": date,
        "ModDate": date,
    }
    return file.add("<<" + "".join(f"/{name} {value}" for name, value in entries.items()) + ">>")


def packet(file: PdfFile, meta: MemoMeta, *, archive: bool) -> int:
    """Write the properties as newer readers and archives look for them.

    One for an `archive` says that it keeps to PDF/UA-1 and PDF/A-2a.
    """
    title, author = escape(single_line(meta.title)), escape(single_line(meta.author))
    about = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(single_line(meta.subject))}</rdf:li></rdf:Alt></dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PROGRAM}</pdf:Producer>"
        f"<pdf:Keywords>{escape(single_line(meta.banner))}</pdf:Keywords>"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{escape(meta.stamp)}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{escape(meta.stamp)}</xmp:ModifyDate>"
    )
    xml = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_SPACES}>{about}{_ACCESSIBLE if archive else ""}'
        f"</rdf:Description>{_ARCHIVAL if archive else ''}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    return file.stream(xml.encode(), _METADATA, packed=False)


def colours(file: PdfFile) -> str:
    """Write what the colours mean, and return the entry that says so."""
    profile = file.stream((resources() / "colours" / "srgb.icc").read_bytes(), {"N": 3})
    return (
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB)/DestOutputProfile {profile} 0 R>>]"
    )
