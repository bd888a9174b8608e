"""From what people write in Odoo's editor, or paste from Word, to blocks.

Links are printed as text, pictures by their description; scripts, styles and comments
are left out. Looks that an official document does not have (colours, fonts, sizes) are
dropped; words never are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import html as lxml_html
from lxml.etree import ParserError

from . import blocks as b
from .text import MISSING

_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "meta", "link"}
_PARAGRAPHS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "p",
        "pre",
        "section",
    ]
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LOOKS = {
    "b": "bold",
    "strong": "bold",
    "th": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}
_LIST_TYPES = {"1": "decimal", "a": "letter", "A": "letter"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
PICTURE = "[hình ảnh]"


def from_html(text: str | None) -> list[b.Block]:
    """The blocks of an HTML fragment: paragraphs, lists and tables.

    :param text: any str; what is no HTML is taken as text
    """
    text = _CONTROL.sub(MISSING, text or "")
    if not text.strip():
        return []
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except (ParserError, ValueError):
        return [b.Paragraph(text)]
    collector = _Collector()
    collector.children(root, b.Run(""))
    collector.flush()
    return collector.blocks


@dataclass
class _Collector:
    """Walks a tree and gathers blocks; ``runs`` are those of the open paragraph."""

    blocks: list[b.Block] = field(default_factory=list)
    runs: list[b.Run | b.Check] = field(default_factory=list)
    align: str = "justify"
    keep: bool = False
    indent: bool = True

    # ------------------------------------------------------------ text
    def say(self, text: str | None, look: b.Run, verbatim: bool = False) -> None:
        """Add words to the open paragraph."""
        if text:
            words = text if verbatim else _SPACES.sub(" ", text)
            self.runs.append(replace(look, text=words))

    def flush(self) -> None:
        """End the open paragraph."""
        runs = _trimmed(self.runs)
        self.runs = []
        if runs:
            self.blocks.append(
                b.Paragraph(tuple(runs), self.align, self.indent, self.keep)
            )

    # ------------------------------------------------------------ the tree
    def children(self, node, look: b.Run, verbatim: bool = False) -> None:
        """Walk what is inside a node."""
        self.say(node.text, look, verbatim)
        for child in node:
            if isinstance(child.tag, str):
                self.element(child, look, verbatim)
            self.say(child.tail, look, verbatim)

    def element(self, node, look: b.Run, verbatim: bool) -> None:
        """Walk one node."""
        tag = node.tag.lower()
        look = _look(node, tag, look)
        if tag in _SKIPPED:
            return
        if tag == "br":
            self.say("\n", look, True)
        elif tag in ("ul", "ol"):
            self.flush()
            self.list(node, look)
        elif tag == "table":
            self.flush()
            self.table(node, look)
        elif tag in _PARAGRAPHS:
            self.paragraph(node, tag, look)
        elif tag == "img":
            alt = node.get("alt")
            self.say(f"[{alt}]" if alt else PICTURE, look)
        elif tag == "input" and node.get("type") == "checkbox":
            self.runs += [b.Check(node.get("checked") is not None), b.Run(" ")]
        else:
            self.children(node, look, verbatim)
            if tag == "a":
                self.link(node, look)

    def paragraph(self, node, tag: str, look: b.Run) -> None:
        """A paragraph of its own, aligned as the node says."""
        self.flush()
        before = (self.align, self.keep, self.indent)
        found = re.search(
            r"text-align:\s*(left|right|center)", node.get("style", ""), re.IGNORECASE
        )
        align = found[1].lower() if found else node.get("align", "").lower()
        if tag == "center":
            align = "center"
        if align in ("left", "right", "center"):
            self.align = align
            self.indent = align == "left"
        if tag in _HEADINGS:
            self.keep = True
        self.children(node, look, tag == "pre")
        self.flush()
        self.align, self.keep, self.indent = before

    def link(self, node, look: b.Run) -> None:
        """The address of a link, when its text does not say it already."""
        address = (node.get("href") or "").strip()
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        known = node.text_content()
        if re.match(r"(https?:|mailto:|tel:)", address) and shown not in known:
            self.say(f" ({shown})", look)

    def list(self, node, look: b.Run) -> None:
        """A list; what stands in it outside of items is an item as well."""
        style = "dash" if node.tag.lower() == "ul" else "auto"
        style = _LIST_TYPES.get(node.get("type", ""), style)
        start = node.get("start", "")
        checks = "o_checklist" in node.get("class", "")
        items: list[Sequence[b.Block]] = []
        for child in [node.text, *(part for one in node for part in (one, one.tail))]:
            if isinstance(child, str):
                items += [[b.Paragraph(child.strip())]] if child.strip() else []
                continue
            if child is None or not isinstance(child.tag, str):
                continue
            inside = _Collector()
            if checks:
                done = "o_checked" in child.get("class", "")
                inside.runs += [b.Check(done), b.Run(" ")]
            if child.tag.lower() == "li":
                inside.children(child, _look(child, "li", look))
            else:
                inside.element(child, look, False)
            inside.flush()
            only_lists = all(isinstance(one, b.ItemList) for one in inside.blocks)
            if inside.blocks and only_lists and items:
                # A list beside the items belongs to the item above it.
                items[-1] = [*items[-1], *inside.blocks]
            elif inside.blocks:
                items.append(inside.blocks)
        if items:
            first = int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1
            self.blocks.append(b.ItemList(items, style, max(first, 1)))

    def table(self, node, look: b.Run) -> None:
        """A table; its leading rows of nothing but <th> are repeated on each page."""
        self.beside_cells(node, look)
        header: list[list[b.Cell]] = []
        rows: list[list[b.Cell]] = []
        for line in _own_rows(node):
            cells = [one for one in line if one.tag in ("td", "th")]
            if not cells:
                continue
            in_head = "thead" in (line.tag, line.getparent().tag) or all(
                one.tag == "th" for one in cells
            )
            made = [_cell(one, look) for one in cells]
            (header if in_head and not rows else rows).append(made)
        if not rows:
            header, rows = [], header
        if rows:
            columns = _columns([*header, *rows])
            self.blocks.append(b.Table(columns, rows, header))

    def beside_cells(self, node, look: b.Run) -> None:
        """What stands in a table outside of its cells, a caption above all."""
        self.say(node.text, look)
        for child in node:
            if child.tag in ("thead", "tbody", "tfoot", "tr"):
                self.beside_cells(child, look)
            elif isinstance(child.tag, str) and child.tag not in ("td", "th"):
                self.element(child, look, False)
            self.say(child.tail, look)
        self.flush()


# ---------------------------------------------------------------- pieces
def _look(node, tag: str, look: b.Run) -> b.Run:
    """The look of the words in a node, by its tag and style."""
    changes = {}
    if tag in _LOOKS:
        changes[_LOOKS[tag]] = True
    if tag in _HEADINGS:
        changes["bold"] = True
    style = node.get("style", "").lower()
    if style:
        weight = re.search(r"(?<![\w-])font-weight:\s*(\w+)", style)
        if weight:
            changes["bold"] = weight[1] in (
                "bold",
                "bolder",
                "600",
                "700",
                "800",
                "900",
            )
        if re.search(r"(?<![\w-])font-style:\s*(italic|oblique)", style):
            changes["italic"] = True
        decoration = re.search(r"(?<![\w-])text-decoration[a-z-]*:\s*([^;]*)", style)
        if decoration:
            changes["underline"] = look.underline or "underline" in decoration[1]
            changes["strike"] = look.strike or "line-through" in decoration[1]
    return replace(look, **changes) if changes else look


def _trimmed(runs: list[b.Run | b.Check]) -> list[b.Run | b.Check]:
    """Runs without spaces at the ends and without two spaces in a row."""
    found: list[b.Run | b.Check] = []
    ends_with_space = True
    for run in runs:
        if isinstance(run, b.Run):
            words = run.text.lstrip(" ") if ends_with_space else run.text
            if not words:
                continue
            ends_with_space = words.endswith((" ", "\n"))
            run = replace(run, text=words)
        else:
            ends_with_space = False
        found.append(run)
    while found and isinstance(found[-1], b.Run):
        words = found[-1].text.rstrip(" \n")
        if words:
            found[-1] = replace(found[-1], text=words)
            break
        found.pop()
    while found and isinstance(found[0], b.Run) and not found[0].text.strip("\n "):
        found.pop(0)
    return found


def _own_rows(table):
    """The rows of a table, without those of tables inside of it.

    Cells that stand outside of any row make a row as well.
    """
    yield table
    for row in table.iter("tr", "thead", "tbody", "tfoot"):
        if next(row.iterancestors("table")) is table:
            yield row


def _cell(node, look: b.Run) -> b.Cell:
    inside = _Collector(indent=False)
    inside.children(node, _look(node, node.tag, look))
    inside.flush()
    blocks = [part for block in inside.blocks for part in _for_a_cell(block)]
    align = node.get("align", "")
    return b.Cell(
        blocks=tuple(blocks),
        colspan=_number(node.get("colspan")),
        rowspan=_number(node.get("rowspan")),
        align=align if align in ("left", "center", "right") else "",
    )


def _for_a_cell(block: b.Block) -> list[b.Block]:
    """What may stand in a cell: a table inside of one becomes its words."""
    if isinstance(block, b.Table):
        return [
            part
            for row in [*block.header, *block.rows]
            for cell in row
            for part in cell.blocks
        ]
    return [block]


def _number(text: str | None) -> int:
    return (
        min(int(text), 1000) if text and re.fullmatch(r"0*[1-9][0-9]{0,4}", text) else 1
    )


def _columns(rows: Sequence[Sequence[b.Cell]]) -> list[b.Column]:
    """As many columns as the widest row has, the wordy ones wider."""
    count = max(sum(cell.colspan for cell in row) for row in rows)
    words = [1] * count
    for row in rows:
        place = 0
        for cell in row:
            if cell.colspan == 1 and place < count:
                words[place] = max(words[place], _length(cell.blocks))
            place += cell.colspan
    return [b.Column(3 + min(length, 400) ** 0.5) for length in words]


def _length(blocks: Sequence[b.Block]) -> int:
    total = 0
    for block in blocks:
        if isinstance(block, b.Paragraph):
            total += sum(len(run.text) for run in block.text if isinstance(run, b.Run))
        elif isinstance(block, b.ItemList):
            total += sum(_length(item) for item in block.items)
    return total
