"""The guide for users: from the text in ``docs/vi`` to the pages that the addon shows.

A page is a chapter. ``screens.json`` says at which section of which page "?" opens: for
the address of a screen, and for the model of a screen that has no address of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

from . import paths

TEXT = paths.ROOT / "docs" / "vi"
SHIPPED = paths.ROOT / "iso_quality_report" / "static" / "guide" / "vi"
PICTURES = SHIPPED / "pictures"
HEADING = re.compile(r"^(#+) (.*) \{#([a-z0-9-]+)\}$", re.MULTILINE)
SCREENS = re.compile(r"<!-- screens:([^>]*)-->")
COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
LINK = re.compile(r"\]\((\d\d-[a-z-]+)\.md")
# Pictures are kept where they are shipped; the text points there.
PICTURE = re.compile(
    r"(!\[[^]]*\])\(\.\./\.\./iso_quality_report/static/guide/vi/([^)]+)\)"
)
EXTENSIONS = ("tables", "attr_list", "sane_lists")
PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="../guide.css?v={version}">
</head>
<body>
<nav aria-label="Các chương">
<details>
<summary>Các chương</summary>
<ol start="0">
{chapters}
</ol>
</details>
</nav>
<main>
{body}
</main>
<footer>
{around}
</footer>
</body>
</html>
"""


def chapters() -> dict[str, str]:
    """The chapters, name -> text, in their order."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(TEXT.glob("[0-9][0-9]-*.md"))
    }


@cache
def version() -> str:
    """A short hash of all that the pages are made of."""
    style = (SHIPPED.parent / "guide.css").read_text(encoding="utf-8")
    made_of = "".join([*chapters().values(), style, PAGE])
    return hashlib.sha256(made_of.encode()).hexdigest()[:8]


def _address(name: str) -> str:
    return f"{name}.html?v={version()}"


def sections(text: str) -> list[tuple[str, list[str]]]:
    """The sections of a chapter, its title first: (id, addresses of its screens)."""
    parts = HEADING.split(text)
    return [
        (anchor, re.findall(r"iso-[a-z-]+", (SCREENS.search(below) or [""])[0]))
        for anchor, below in zip(parts[3::4], parts[4::4], strict=True)
    ]


def screens() -> dict[str, str]:
    """Where each screen is explained: address or model -> "chapter.html#section"; where
    the guide begins: ""."""
    texts = chapters()
    found = {
        address: f"{_address(name)}#{section}"
        for address, (name, section) in addresses_in(texts).items()
    }
    models: dict[str, str] = {}
    for address, model in actions():
        models.setdefault(model, found[address])
    first = {"": _address(next(iter(texts)))}
    return {**first, **dict(sorted(found.items())), **dict(sorted(models.items()))}


def addresses_in(texts: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The chapter (of name -> text) and its section that explain each address.

    A screen belongs to the chapter whose title names it; there to the first section that
    names it first, else to the first that names it, else to the title.
    """
    found = {}
    for name, text in texts.items():
        (title, own), *rest = sections(text)
        for address in own:
            first = [part for part, named in rest if named[:1] == [address]]
            some = [part for part, named in rest if address in named]
            found[address] = (name, (first + some + [title])[0])
    return found


def actions() -> list[tuple[str, str]]:
    """The screens of records that our addons have: (address, model)."""
    return [
        (fields["path"], fields["res_model"])
        for _model, fields in records()
        if fields.get("path") and fields.get("res_model")
    ]


def records() -> Iterator[tuple[str, dict[str, str | None]]]:
    """All records in the XML files of our addons: (model, name of a field -> text)."""
    for addon in paths.own_addons():
        for file in sorted((paths.ROOT / addon).rglob("*.xml")):
            for record in ElementTree.parse(file).iter("record"):
                yield (
                    record.get("model", ""),
                    {field.get("name", ""): field.text for field in record},
                )


def pages() -> dict[str, str]:
    """All that is made of the text: name of the file -> what stands in it."""
    texts = chapters()
    titles = {name: HEADING.search(text)[2] for name, text in texts.items()}
    names = list(texts)
    made = {}
    for at, (name, text) in enumerate(texts.items()):
        around = [names[at - 1] if at else None, (names[at + 1 :] or [None])[0]]
        made[f"{name}.html"] = PAGE.format(
            version=version(),
            title=titles[name],
            chapters="\n".join(_item(one, titles[one], one == name) for one in names),
            body=body(text),
            around="\n".join(
                f'<a href="{_address(one)}" rel="{rel}">{titles[one]}</a>'
                for one, rel in zip(around, ("prev", "next"), strict=True)
                if one
            ),
        )
    made["screens.json"] = json.dumps(screens(), indent=1) + "\n"
    return made


def _item(name: str, title: str, here: bool) -> str:
    current = ' aria-current="page"' if here else ""
    return f'<li><a href="{_address(name)}"{current}>{title}</a></li>'


def body(text: str) -> str:
    """A chapter as HTML; links lead to pages, pictures to where they are shipped."""
    import markdown  # in the project's environment, where pages are made

    text = COMMENT.sub("", text)
    text = LINK.sub(lambda link: f"]({_address(link[1])}", text)
    # Beside a screen a picture is small: it opens whole.
    text = PICTURE.sub(r'[\1(\2)](\2){target="_blank"}', text)
    return markdown.markdown(text, extensions=EXTENSIONS)


def write() -> list[str]:
    """Write what has changed; take away pages of chapters that are gone.

    :return: the names of the files that changed
    """
    SHIPPED.mkdir(parents=True, exist_ok=True)
    made = pages()
    changed = []
    for name, text in made.items():
        file = SHIPPED / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(name)
    for file in SHIPPED.glob("*.html"):
        if file.name not in made:
            file.unlink()
            changed.append(file.name)
    return changed
