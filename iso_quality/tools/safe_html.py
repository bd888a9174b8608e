"""What people paste into formatted texts, without what reaches out of the text.

Whoever opens a text must not be seen by somebody else's server (outside pictures,
``url()`` in styles), sent anywhere by it, or shown something above the screen around it
(fixed and absolute positions, as style or as a class of Odoo's). So a text keeps the
tags, attributes, styles and classes of a document, and nothing else. Words stay.
"""

import re
from collections.abc import Callable

from lxml import html as lxml_html
from lxml.etree import ParserError
from markupsafe import Markup, escape


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _words(
    "a abbr address article b bdi bdo big blockquote br caption center cite code col "
    "colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 "
    "header hr i img ins kbd li main mark ol p pre q s samp section small span strike "
    "strong sub sup table tbody td tfoot th thead tr tt u ul var"
)
# What goes with all that is in it; of other tags only the words stay.
_KILLED = _words(
    "applet audio base canvas embed frame frameset head iframe link map math meta "
    "noscript object script style svg template title video"
)
_ATTRIBUTES = _words(
    "align alt aria-label bgcolor border cellpadding cellspacing class color colspan "
    "data-oe-version dir face headers height href lang rel role rowspan scope size span "
    "src start style "
    "summary target title type valign value width"
)
_STYLES = re.compile(
    r"color|background|background-color|font|font-(family|size|style|variant|weight)"
    r"|text-(align|indent|transform)|text-decoration(-(color|line|style))?"
    r"|line-height|letter-spacing|word-spacing|white-space|vertical-align"
    r"|list-style(-type)?|(min-|max-)?(width|height)"
    r"|(padding|margin)(-(top|right|bottom|left))?"
    r"|border(-(top|right|bottom|left))?(-(color|style|width))?"
    r"|border-(collapse|spacing)|border(-[a-z]+)*-radius"
    r"|table-layout|caption-side|empty-cells"
)
# Words, numbers, quoted names, colours; no other function, no escape, no comment.
_STYLE_VALUE = re.compile(
    r"""(?:[\w\s#%.,!/+-]|"[\w\s.-]*"|'[\w\s.-]*'|(?:rgb|hsl)a?\([\d\s.,%/deg-]*\))*"""
)
_NEGATIVE = re.compile(r"(?<![\w#])-\s*[\d.]")
# Classes of documents in Odoo's editor; no class that places or covers.
_CLASSES = re.compile(
    r"table(-(bordered|striped|sm|hover|borderless|responsive))?|o_table|o_checklist"
    r"|o_checked|oe-nested|o_indent|o_small(-fs)?|small|lead|h[1-6](-fs)?"
    r"|display-[1-6](-fs)?|img(-fluid|-thumbnail)?|rounded(-\w+)?|mark|float-(start|end)"
    r"|text-(start|center|end|justify|uppercase|nowrap|break|muted|black|white|primary"
    r"|secondary|success|info|warning|danger|o-color-\d|\d{3})|bg-(primary|secondary"
    r"|success|info|warning|danger|light|white|o-color-\d|\d{3})|fw-\w+|fst-\w+"
    r"|list-(unstyled|inline|inline-item)|[mp][tbsexy]?-[0-5]|w-(25|50|75|100|auto)"
    r"|lh-\w+|d-(flex|block|inline|inline-block)|align-items-\w+|flex-(row|column|wrap)"
    r"|row|col(-\d+)?|o_text_columns|alert(-(primary|secondary|success|info|warning"
    r"|danger))?|o_editor_banner(_\w+)?|o-contenteditable-(true|false)"
    r"|user-select-none|btn(-(primary|secondary|link|sm|lg))?|fa(-(?!stack|fw)[a-z0-9-]+)?"
)
_LINK = re.compile(r"(https?:|mailto:|tel:|#|/(?![/\\]))", re.IGNORECASE)
_FILE = re.compile(
    r"/web/(?:image|content)/([1-9]\d{0,9})(?:-[\w.-]+)?(?:/[\w.%() ,/-]*)?"
    r"(?:\?access_token=[\w-]*)?",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"data:image/(png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]+", re.IGNORECASE
)
_STEPS_OUT = re.compile(r"\.\.|%2e|%2f|%5c|%25", re.IGNORECASE)


def safe_html(
    text: str | None, is_picture: Callable[[int], bool] = lambda _file: True
) -> str | None:
    """The text without what reaches out of it; as it was when there is nothing such.

    :param text: HTML, parsed as a browser does; what is no HTML is taken as text
    :param is_picture: whether the file with that id may be shown as a picture
    """
    if not text or not text.strip():
        return text
    try:
        root = lxml_html.fragment_fromstring(str(text), create_parent="div")
    except (ParserError, ValueError):
        return escape(text)
    if not _clean(root, is_picture):
        return text
    inside = [lxml_html.tostring(child, encoding="unicode") for child in root]
    return Markup("%s%s") % (root.text or "", Markup("".join(inside)))


def _clean(root, is_picture: Callable[[int], bool]) -> bool:
    """Clean all in a tree; whether there was anything to clean."""
    changed = False
    for node in list(root.iterdescendants()):
        if not isinstance(node.tag, str):
            _drop(node)  # a comment
            changed = True
        elif node.tag in _KILLED:
            _drop(node)
            changed = True
        elif node.tag not in _TAGS:
            node.drop_tag()
            changed = True
        elif _clean_node(node, is_picture):
            changed = True
    return changed


def _drop(node) -> None:
    """Remove a node with what is in it; the words behind it stay."""
    if node.getparent() is not None:
        node.drop_tree()


def _clean_node(node, is_picture: Callable[[int], bool]) -> bool:
    changed = False
    source = node.get("src")
    for name, value in node.attrib.items():
        kept = _kept(node.tag, name, value)
        if kept is None:
            del node.attrib[name]
        elif kept != value:
            node.set(name, kept)
        changed = changed or kept != value
    if node.tag == "img" and not _is_shown(node.get("src"), is_picture):
        _become_link(node, source or "")
        changed = True
    return changed


def _is_shown(source: str | None, is_picture: Callable[[int], bool]) -> bool:
    """Whether a picture is in the text itself, or a file of this Odoo."""
    if not source:
        return False
    file = _FILE.fullmatch(source)
    if file and not _STEPS_OUT.search(source):
        return is_picture(int(file[1]))
    return bool(_DATA.fullmatch(source))


def _become_link(node, source: str) -> None:
    """Of a picture from outside its name and address stay: nothing is lost unseen."""
    node.tag = "span"
    node.text = node.get("alt") or source[:200]
    node.attrib.clear()
    if re.match("https?:", source, re.IGNORECASE):
        node.tag = "a"
        node.set("href", source)


def _kept(tag: str, name: str, value: str) -> str | None:
    """What stays of an attribute's value; None when nothing does."""
    if name not in _ATTRIBUTES:
        return None
    if name == "href":
        return value if tag == "a" and _LINK.match(value.strip()) else None
    if name == "src":
        return value if tag == "img" else None
    if name == "style":
        return _kept_style(value)
    if name == "class":
        kept = [one for one in value.split() if _CLASSES.fullmatch(one)]
        if len(kept) == len(value.split()):
            return value
        return " ".join(kept) or None
    return value


def _kept_style(style: str) -> str | None:
    parts = [part.strip() for part in style.split(";") if part.strip()]
    kept = [part for part in parts if _is_safe_style(part)]
    if len(kept) == len(parts):
        return style
    return "; ".join(kept) or None


def _is_safe_style(part: str) -> bool:
    name, colon, value = part.partition(":")
    return bool(
        colon
        and _STYLES.fullmatch(name.strip().lower())
        and _STYLE_VALUE.fullmatch(value)
        and not _NEGATIVE.search(value)
    )
