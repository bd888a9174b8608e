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
from .html_look import HEADINGS, look_of, trimmed
from .html_table import columns_of, for_a_cell, own_rows, span
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
        runs = trimmed(self.runs)
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
        look = look_of(node, tag, look)
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
        if tag in HEADINGS:
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
                inside.children(child, look_of(child, "li", look))
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
        for line in own_rows(node):
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
            self.blocks.append(b.Table(columns_of([*header, *rows]), rows, header))

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


def _cell(node, look: b.Run) -> b.Cell:
    inside = _Collector(indent=False)
    inside.children(node, look_of(node, node.tag, look))
    inside.flush()
    blocks = [part for block in inside.blocks for part in for_a_cell(block)]
    align = node.get("align", "")
    return b.Cell(
        blocks=tuple(blocks),
        colspan=span(node.get("colspan")),
        rowspan=span(node.get("rowspan")),
        align=align if align in ("left", "center", "right") else "",
    )
