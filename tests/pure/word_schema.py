"""Is a Word file built as ECMA-376 wants it? Word calls a file damaged when not.

Checked: the order of children, what each element must hold, names that must be
unique, and references that must lead somewhere.
"""

import word_reader
from word_reader import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The children of an element in the order of the standard (transitional schema).
ORDER = {
    "document": "body",
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap
        overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
        textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
        sectPr pPrChange""",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
        emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position
        sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
        eastAsianLayout specVanish oMath""",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "tbl": "tblPr tblGrid tr",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize
        tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout
        tblCellMar tblLook tblCaption tblDescription""",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar
        textDirection tcFitText vAlign hideMark""",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar
        paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg
        textDirection bidi rtlGutter docGrid printerSettings""",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr
        tblStylePr""",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": """start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy
        lvlJc pPr rPr""",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "settings": """zoom defaultTabStop characterSpacingControl compat decimalSymbol
        listSeparator""",
}
# What may stand in these, in any order.
CONTENT = {
    "body": "p tbl sectPr",
    "tc": "tcPr p tbl",
    "p": "pPr r sdt",
    "r": "rPr t br pict fldChar instrText",
    "hdr": "p",
}


def check(data: bytes) -> None:
    """Raise AssertionError at the first thing that Word would not take."""
    files = word_reader.parts(data)
    for path, part in files.items():
        if not path.startswith("word/") or path.endswith(".rels"):
            continue
        for element in part.iter("{*}*"):
            if element.tag.startswith(W):
                _children(path, element)
    body = files["word/document.xml"].find(f"{W}body")
    assert body[-1].tag == f"{W}sectPr" and len(body) > 1
    assert body[-2].tag == f"{W}p", "a document ends with a paragraph"
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p", "a cell ends with a paragraph"
    for table in body.iter(f"{W}tbl"):
        _table(table)
        follower = table.getnext()
        assert follower is not None and follower.tag == f"{W}p", "tables grow together"
    _references(files)


def _children(path: str, element) -> None:
    name = element.tag.removeprefix(W)
    children = [
        child.tag.removeprefix(W) for child in element if child.tag.startswith(W)
    ]
    if name in CONTENT:
        assert set(children) <= set(CONTENT[name].split()), (path, name, children)
        return
    if name not in ORDER:
        return
    order = ORDER[name].split()
    assert set(children) <= set(order), (path, name, children)
    places = [order.index(child) for child in children]
    assert places == sorted(places), (path, name, children)
    many = {"tr", "tc", "lvl", "style", "abstractNum", "num", "lvlOverride"}
    many |= {"headerReference", "footerReference"}
    single = [child for child in children if child not in many]
    assert len(single) == len(set(single)), (path, name, children)


def _table(table) -> None:
    """Each row fills the grid, widths are those of the grid, merges have a start."""
    widths = [int(one.get(f"{W}w")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    rows = table.findall(f"{W}tr")
    assert rows and all(width > 0 for width in widths)
    open_columns: set = set()
    for row in rows:
        column, opened = 0, set()
        cells = row.findall(f"{W}tc")
        assert cells
        for cell in cells:
            look = cell.find(f"{W}tcPr")
            span = int(word_reader.value(look, "gridSpan", "1"))
            width = int(look.find(f"{W}tcW").get(f"{W}w"))
            assert width == sum(widths[column : column + span])
            merge = look.find(f"{W}vMerge")
            if merge is not None:
                if merge.get(f"{W}val") != "restart":
                    assert (column, span) in open_columns
                opened.add((column, span))
            column += span
        assert column == len(widths)
        open_columns = opened


def _references(files: dict) -> None:
    def ids(part: str, tag: str, key: str) -> list[str]:
        found = [one.get(f"{W}{key}") for one in files[part].iter(f"{W}{tag}")]
        assert len(found) == len(set(found)), f"{key} twice"
        return found

    styles = ids("word/styles.xml", "style", "styleId")
    names = [
        word_reader.value(one, "name")
        for one in files["word/styles.xml"].iter(f"{W}style")
    ]
    assert len(names) == len(set(names))
    numbers = {"0", *ids("word/numbering.xml", "num", "numId")}
    abstracts = ids("word/numbering.xml", "abstractNum", "abstractNumId")
    relations = [one.get("Id") for one in files["word/_rels/document.xml.rels"]]
    boxes = [
        word_reader.value(one, "id")
        for one in files["word/document.xml"].iter(f"{W}sdtPr")
    ]
    assert len(boxes) == len(set(boxes))
    for part in files.values():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            for one in part.iter(f"{W}{tag}"):
                assert one.get(f"{W}val") in styles
        for one in part.iter(f"{W}numId"):
            assert one.get(f"{W}val") in numbers
        for one in part.iter(f"{W}abstractNumId"):
            assert one.get(f"{W}val") in abstracts
        for one in part.iter(f"{W}headerReference"):
            assert one.get(f"{R}id") in relations
    for one in files["word/_rels/document.xml.rels"]:
        assert f"word/{one.get('Target')}" in files
