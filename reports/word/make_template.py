"""Makes `template.docx`, the looks of reports in Word: `python reports/word/make_template.py`.

It needs python-docx (`pip install 'inspect-kit[docx]'`). Change the styles here, or copy template.docx to reports/word/ of an
inspection and change them in Word: only the names of the styles matter.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from inspect_kit.word.parts import saved

FONT = "Arial"
DARK, LINE, BAND = RGBColor(0x12, 0x43, 0x6D), "BFBFBF", "E6EDF4"
TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="InspectionTable">
<w:name w:val="Inspection table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/>
<w:tblBorders><w:top w:val="single" w:sz="8" w:color="12436D"/><w:bottom w:val="single" w:sz="8" w:color="12436D"/>
<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:color="12436D"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
</w:style>"""


def main() -> None:
    """Write the template beside this file."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    styles = document.styles
    _paragraph(styles["Normal"], 11, before=6, after=6, line=1.15)
    for level, size in enumerate((22, 16, 13), start=1):
        _paragraph(styles[f"Heading {level}"], size, before=20 - 4 * level, after=6, bold=True, colour=DARK, next_too=True)
    _paragraph(styles["List Bullet"], 11, before=6, after=6, line=1.15)
    _together(styles["List Bullet"])
    _paragraph(styles["Caption"], 10, before=8, after=4, bold=True, colour=DARK, next_too=True)
    for name, size, align in (
        ("Marking", 9, WD_ALIGN_PARAGRAPH.CENTER),
        ("Picture", 11, WD_ALIGN_PARAGRAPH.LEFT),
        ("Table text", 9, WD_ALIGN_PARAGRAPH.LEFT),
        ("Table number", 9, WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _paragraph(style, size, line=1.0, next_too=name == "Picture")
        style.paragraph_format.alignment = align
    code = styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name = "Courier New"
    styles.element.append(parse_xml(TABLE))
    _unused(document)
    document.sections[0].header.paragraphs[0].style = styles["Marking"]
    document.sections[0].footer.paragraphs[0].style = styles["Marking"]
    about = document.core_properties
    about.author, about.title, about.comments, about.created = "inspect-kit", "", "", datetime(2000, 1, 1)
    Path(__file__).with_name("template.docx").write_bytes(saved(document))


def _paragraph(style: Any, size: int, before: int = 0, after: int = 0, **more: Any) -> None:
    """Letters and spaces of a paragraph style."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), more.get("bold"), None
    style.font.color.rgb = more.get("colour", RGBColor(0, 0, 0))
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), more.get("line", 1.1)
    form.keep_with_next = more.get("next_too", False)
    form.widow_control = True


def _together(style: Any) -> None:
    """No space between paragraphs of the same style."""
    style.element.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))


def _unused(document: Any) -> None:
    """Take out the table styles that nobody asked for: there are a hundred of them."""
    kept = {"InspectionTable", "TableNormal"}
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in kept:
            document.styles.element.remove(style)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults.find(qn("w:lang")) is None:
        defaults.append(OxmlElement("w:lang"))
    defaults.find(qn("w:lang")).set(qn("w:val"), "en-GB")


if __name__ == "__main__":
    main()
