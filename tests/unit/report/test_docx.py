"""Word: what stands in the document, and that another program finds it in order."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from tests.unit.report import office
from tests.unit.report.made_up import rows
from tests.unit.report.specimen import document

from endogen.errors import OutsideError
from endogen.report.charts import fonts
from endogen.report.document import Column, Document, Figure, Heading, Paragraph, Row, Table
from endogen.report.docx.write import docx as write

# The order of what these hold, from the schema of ISO/IEC 29500-1, wml.xsd: Word calls a
# document damaged that does not keep it.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "sdt": "sdtPr sdtEndPr sdtContent",
}


@pytest.fixture(scope="module")
def word(files):
    return docx.Document(io.BytesIO(files["docx"]))


def written(*blocks, lang="en", banners=()):
    made = Document(title="T", subtitle="", banners=banners, facts=(), blocks=blocks)
    return docx.Document(io.BytesIO(write(made, {}, lang, {})))


def local(element) -> str:
    return str(element.tag).rpartition("}")[2]


def parts(content: bytes):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, docx.oxml.parse_xml(package.read(name))


def test_elements_stand_in_the_order_of_the_schema(files):
    seen = set()
    for name, root in parts(files["docx"]):
        for element in root.iter():
            if (kind := local(element)) in ORDERS:
                seen.add(kind)
                order = ORDERS[kind].split()
                places = [order.index(local(child)) for child in element]
                assert places == sorted(places), (name, kind, [local(c) for c in element])
    assert seen == set(ORDERS)


def test_opening_asks_no_question(files):
    """Neither the settings nor a field wants to be computed before it is shown."""
    for _, root in parts(files["docx"]):
        assert not list(root.iter(qn("w:updateFields")))
        assert not [e for e in root.iter(qn("w:fldChar")) if e.get(qn("w:dirty"))]
    settings = dict(parts(files["docx"]))["word/settings.xml"]
    (mode,) = [
        e.get(qn("w:val"))
        for e in settings.iter(qn("w:compatSetting"))
        if e.get(qn("w:name")) == "compatibilityMode"
    ]
    assert mode == "15"  # less is opened as a document of an old Word


def test_every_field_is_closed_and_shows_something_where_it_is_a_number(word):
    depth = 0
    for element in word.element.body.iter(qn("w:fldChar")):
        depth += {"begin": 1, "separate": 0, "end": -1}[element.get(qn("w:fldCharType"))]
        assert depth in (0, 1, 2)
    assert depth == 0


def captions(word) -> list[tuple[str, str, str]]:
    """Label, code of the field and number shown, of each caption that is counted."""
    found = []
    for paragraph in word.paragraphs:
        codes = [e.text for e in paragraph._p.iter(qn("w:instrText"))]
        if paragraph.style.name == "Caption" and codes:
            (code,) = codes
            label, number = re.match(r"(\D+?) ?([\d.]+)", paragraph.text).groups()
            found.append((label, code, number.rstrip(".")))
    return found


def test_captions_count_as_word_would_count_them(word):
    """The fields, computed by the rules of SEQ, give the numbers that the page prints."""
    counts: dict[str, int] = {}
    found = captions(word)
    assert len(found) > 10
    for label, code, number in found:
        name = code.split()[1]
        counts[name] = 1 if r"\r 1" in code else counts[name] + 1
        assert name == label
        assert number.rpartition(".")[2] == str(counts[name])
        assert r"\s 1" in code


def test_bookmarks_are_legal_and_every_link_finds_its_own(word):
    names = [e.get(qn("w:name")) for e in word.element.body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names)) > 20
    assert all(re.fullmatch(r"[^\W\d_]\w{0,39}", name) for name in names)
    anchors = {e.get(qn("w:anchor")) for e in word.element.body.iter(qn("w:hyperlink"))}
    assert anchors <= set(names)
    starts = [e.get(qn("w:id")) for e in word.element.body.iter(qn("w:bookmarkStart"))]
    ends = [e.get(qn("w:id")) for e in word.element.body.iter(qn("w:bookmarkEnd"))]
    assert sorted(starts) == sorted(ends)


def test_the_contents_name_every_heading(word):
    (control,) = word.element.body.iter(qn("w:sdt"))
    said = ["".join(t.text for t in p.iter(qn("w:t"))) for p in control.iter(qn("w:p"))]
    headings = [p.text for p in word.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert said[1:-1] == headings  # between the word "Contents" and how page numbers appear
    assert word.paragraphs[0].style.name == "Title"


def test_tables_have_three_lines_and_none_upright(word):
    style = word.styles["Three-line Table"].element
    sides = [local(e) for e in style.iter(qn("w:tblBorders")) for e in e]
    assert sides == ["top", "bottom"]
    for table in word.tables:
        assert table.style.name == "Three-line Table"
        drawn = {local(line) for e in table._tbl.iter(qn("w:tcBorders")) for line in e}
        assert drawn <= {"top", "bottom"}
        heads = [r for r in table._tbl.tr_lst if r.trPr.find(qn("w:tblHeader")) is not None]
        ruled = [bool(list(cell.iter(qn("w:bottom")))) for cell in heads[-1].tc_lst]
        assert all(ruled)


def test_heads_repeat_and_no_row_is_split(word):
    for table in word.tables:
        found = [
            (r.trPr.find(qn("w:tblHeader")) is not None, r.trPr.find(qn("w:cantSplit")) is not None)
            for r in table._tbl.tr_lst
        ]
        assert found[0] == (True, True)
        assert all(split for _, split in found)
        assert [head for head, _ in found] == sorted((h for h, _ in found), reverse=True)


def test_columns_are_fixed_and_fill_no_more_than_the_page(word):
    section = word.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / 635
    for table in word.tables[:-1]:
        widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.gridCol_lst]
        assert sum(widths) <= room + 1
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        for row in table._tbl.tr_lst:
            assert abs(
                sum(int(c.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for c in row.tc_lst) - sum(widths)
            ) <= len(widths)


def test_spanners_are_merged_cells(word):
    spans = [c.grid_span for c in word.tables[0]._tbl.tr_lst[0].tc_lst]
    assert spans == [1, 1, 2]  # the specimen's first table: nothing, nothing, «Valid answers»


def test_a_missing_number_is_a_dash_with_a_raised_letter(word):
    cells = [cell for cell in word.tables[0].rows[4].cells if cell.text.startswith("–")]
    assert [cell.text for cell in cells] == ["–a", "–a"]
    assert all(cell.paragraphs[0].runs[-1].font.superscript for cell in cells)


def test_charts_are_sharp_pictures_on_white_as_wide_as_the_text(word):
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    shapes = list(word.inline_shapes)
    assert len(shapes) == len([b for b in document().blocks if isinstance(b, Figure)]) > 5
    for shape in shapes:
        part = word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        assert part.blob[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", part.blob[16:24])
        assert width == 1400  # 220 dots an inch over 16 cm
        assert abs(shape.width / shape.height - width / height) < 0.01
        assert 0.7 * room < shape.width <= room + 635


def test_banners_and_page_numbers_stand_on_every_page(word, lang):
    for section in word.sections:
        assert section.header.paragraphs[0].style.name == "Header"
        codes = [e.text.strip() for e in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert [p.text for p in section.header.paragraphs] == [
            banner.zh if lang == "zh" else banner.en for banner in document().banners
        ]


def test_languages_and_letters_are_set(files, lang):
    styles = dict(parts(files["docx"]))["word/styles.xml"]
    (fonts_,) = styles.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    (language,) = styles.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert fonts_.get(qn("w:eastAsia")) == "宋体"
    assert fonts_.get(qn("w:ascii")) == "Times New Roman"
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-US", "zh-CN")
    indents = styles.xpath("w:style[@w:styleId='BodyText']/w:pPr/w:ind/@w:firstLineChars")
    assert indents == (["200"] if lang == "zh" else [])


def test_quotation_marks_are_chinese_in_chinese_only():
    """Word shows “ in Latin letters unless a hint says otherwise."""
    said = Paragraph("他说“好”—— p = .03")
    for lang, hinted in (("zh", ["“", "”——"]), ("en", [])):
        word = written(said, lang=lang)
        (paragraph,) = [p for p in word.paragraphs if p.style.name == "Body Text"]
        runs = [r for r in paragraph.runs if r._r.xpath("w:rPr/w:rFonts[@w:hint='eastAsia']")]
        assert [run.text for run in runs] == hinted
        assert paragraph.text == said.text


def wide(columns: int, words: str = "interval") -> Table:
    return Table(
        f"1.wide{columns}",
        f"{columns} columns",
        "Programme",
        tuple(Column(f"{words} {at}") for at in range(columns)),
        tuple(Row(f"row {r}", tuple(f"[{at}2.5, {at}7.5]" for at in range(columns))) for r in "ab"),
    )


def test_a_table_that_no_upright_page_holds_lies_on_its_side():
    word = written(Heading(1, "A", "1"), wide(6), wide(11), Paragraph("after"))
    turned = [section.orientation for section in word.sections]
    assert turned == [0, 1, 0]
    assert [s.page_width > s.page_height for s in word.sections] == [False, True, False]


def test_more_columns_than_any_page_holds_are_still_all_there():
    word = written(wide(40))
    assert len(word.tables[0].columns) == 41
    assert [s.page_width > s.page_height for s in word.sections] == [False, True, False]


def test_what_xml_cannot_hold_is_shown_as_such():
    word = written(Paragraph("a\x00b\x0bc\ud800"), Table("1.t", "\x01", "", (), (Row("\x02", ()),)))
    assert "a\ufffdb\ufffdc\ufffd" in [p.text for p in word.paragraphs]
    hard = Document("\x02" + "t" * 300, "\x03", ("\x04",), (("\x05", "\x06"),), ())
    assert (
        docx.Document(io.BytesIO(write(hard, {}, "en", {}))).core_properties.title[:2] == "\ufffdt"
    )


def test_the_same_document_is_the_same_bytes(files, lang):
    from tests.unit.report.conftest import specimen_catalogue

    with specimen_catalogue():
        assert write(document(), rows(), lang, {}) == files["docx"]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(files["docx"])).core_properties.title


def test_without_a_chinese_font_no_chart_is_drawn_as_boxes(monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    with pytest.raises(OutsideError, match="E-OUTSIDE-FONT"):
        write(document(), rows(), "zh", {})


@pytest.mark.slow
def test_libreoffice_prints_it_with_captions_on_the_page_of_their_tables(files, lang, tmp_path):
    file = tmp_path / f"report.{lang}.docx"
    file.write_bytes(files["docx"])
    printed = office.pages(file, tmp_path)
    assert 8 < len(printed) < 20
    title = "年龄与八项措施认知的偏相关" if lang == "zh" else "programmes: partial correlations"
    last = "物资帮扶" if lang == "zh" else "Material assistance"
    (on,) = [page for page in printed if re.search(title, page)]
    assert last in on.partition(title)[2]
    for before, after in pairwise(captions(docx.Document(io.BytesIO(files["docx"])))):
        assert before != after
