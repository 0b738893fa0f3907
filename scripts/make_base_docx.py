"""Make the `base.docx` of every template: the named Word styles, with nothing else in the file.

    python scripts/make_base_docx.py

The theme, which Word asks for and a memo does not use, is python-docx's. The same sources give the
same bytes.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import docx

from briefer.memo import style, style_sheet
from briefer.memo.word import base_document, looks, package
from briefer.memo.word.dressing import dress
from briefer.paths import templates

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DEFAULT: Final = ' w:default="1"'
DEFAULT_FONT: Final = "Default Paragraph Font"
FOLLOWED_BY_TEXT: Final = {"Title", "heading 1", "heading 2", "Notes Title"}


def main() -> None:
    """Write the files."""
    for sheet in sorted(templates().glob("*/style.toml")):
        path = sheet.with_name("base.docx")
        path.write_bytes(made(style_sheet.load(sheet)))
        print(path)


def made(sheet: style.Style) -> bytes:
    """Return the base document of a style sheet."""
    document = base_document.opened(_zipped(_parts(sheet))).document
    dress(document, sheet, "en")
    package.set_page(document, sheet.page)
    return package.saved(document)


def _zipped(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, HEAD + text)
    return file.getvalue()


def _parts(sheet: style.Style) -> dict[str, str]:
    names = ("styles", "numbering", "settings", "fontTable", "theme")
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(names, start=1)
    )
    return {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties" '
            'Target="docProps/app.xml"/>'
        ),
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>Briefer</Application></Properties>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": _relationships(links),
        "word/document.xml": f"<w:document {W}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{_styles()}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{_numbering(sheet)}</w:numbering>",
        "word/settings.xml": f"<w:settings {W}>{_settings()}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {W}>{_fonts(sheet)}</w:fonts>",
        "word/theme.xml": _theme(),
    }


def _theme() -> str:
    template = Path(docx.__file__).parent / "templates" / "default.docx"
    with zipfile.ZipFile(template) as archive:
        text = archive.read("word/theme/theme1.xml").decode("utf-8")
    return text[text.index("<a:theme") :]


def _content_types(names: tuple[str, ...]) -> str:
    kinds = {"/word/document.xml": f"{WORD}.document.main+xml"}
    kinds |= {f"/word/{name}.xml": f"{WORD}.{name}+xml" for name in names}
    kinds["/word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _styles() -> str:
    paragraphs = [*looks.PARAGRAPHS.values(), looks.FOOTNOTE, looks.RULE, looks.LETTERHEAD]
    characters = [
        *looks.CHARACTERS.values(),
        looks.STRONG,
        looks.EMPHASIS,
        looks.WORDS,
        looks.MARK,
        looks.FOOT_MARK,
    ]
    return "".join(
        [
            _style("paragraph", "Normal", "Normal", "", flags=DEFAULT),
            _style("character", DEFAULT_FONT, _id(DEFAULT_FONT), "", flags=DEFAULT),
            _style("table", "Normal Table", "TableNormal", "", flags=DEFAULT),
            _style("numbering", "No List", "NoList", "", flags=DEFAULT),
            *(_own("paragraph", name, "Normal") for name in paragraphs),
            *(_own("character", name, _id(DEFAULT_FONT)) for name in characters),
            *(_own("table", name, "TableNormal") for name in (looks.TABLE, looks.HEAD)),
        ]
    )


def _own(kind: str, name: str, parent: str) -> str:
    flags = "" if name in looks.BUILT_IN else ' w:customStyle="1"'
    return _style(kind, name, _id(name), parent, flags=flags)


def _id(name: str) -> str:
    return looks.BUILT_IN.get(name) or name.title().replace(" ", "")


def _style(kind: str, name: str, style_id: str, parent: str, *, flags: str) -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    follows = f'<w:next w:val="{_id("Body Text")}"/>' if name in FOLLOWED_BY_TEXT else ""
    return (
        f'<w:style w:type="{kind}"{flags} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{based}{follows}<w:qFormat/></w:style>"
    )


def _numbering(sheet: style.Style) -> str:
    font = sheet.font(sheet[style.RoleName.BULLET]).name
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{_id("List Bullet")}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/></w:rPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _settings() -> str:
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def _fonts(sheet: style.Style) -> str:
    return "".join(
        f'<w:font w:name="{font.name}">'
        + (f'<w:altName w:val="{font.alternative}"/>' if font.alternative else "")
        + "</w:font>"
        for font in sheet.fonts.values()
    )


if __name__ == "__main__":
    main()
