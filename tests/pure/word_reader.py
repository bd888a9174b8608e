"""Reads a Word file as a person would: its words in order, labels included.

Labels are computed from the numbering as Word and LibreOffice do. The two differ in
one thing: lists of one ``w:abstractNum`` count together or each for itself. Both ways
can be asked for; a good file shows the same either way.
"""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def parts(data: bytes) -> dict:
    """The XML parts of a file by their paths."""
    with ZipFile(BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist()
        }


def words(data: bytes, together: bool = True) -> list[str]:
    """The words of a document in reading order, headers left out.

    :param together: whether lists of one w:abstractNum count together
    """
    found = []
    for text, _paragraph in paragraphs(data, together):
        found += text.split()
    return found


def paragraphs(data: bytes, together: bool = True) -> list[tuple]:
    """(text with label, its w:p) of each paragraph in reading order."""
    files = parts(data)
    counting = _Counting(files, together)
    return [
        (f"{counting.label(paragraph)} {_text(paragraph)}".strip(" "), paragraph)
        for paragraph in files["word/document.xml"].iter(f"{W}p")
    ]


def _text(paragraph) -> str:
    text = ""
    for item in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        boxes = (
            one.find(f"{W}sdtPr/{W14}checkbox") for one in item.iterancestors(f"{W}sdt")
        )
        if any(box is not None for box in boxes):
            continue  # a check box is no word
        text += item.text or "" if item.tag == f"{W}t" else "\n"
    return text


def value(parent, path: str, default=None):
    """The w:val of an element below ``parent``, by a path like "pPr/jc"."""
    found = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    return default if found is None else found.get(f"{W}val", "1")


class _Counting:
    def __init__(self, files: dict, together: bool):
        self.together = together
        numbering = files["word/numbering.xml"]
        self.levels = {
            one.get(f"{W}abstractNumId"): {
                level.get(f"{W}ilvl"): level for level in one.findall(f"{W}lvl")
            }
            for one in numbering.findall(f"{W}abstractNum")
        }
        self.nums = {
            one.get(f"{W}numId"): (
                value(one, "abstractNumId"),
                {
                    over.get(f"{W}ilvl"): int(value(over, "startOverride"))
                    for over in one.findall(f"{W}lvlOverride")
                    if over.find(f"{W}startOverride") is not None
                },
            )
            for one in numbering.findall(f"{W}num")
        }
        self.styles = {
            style.get(f"{W}styleId"): style
            for style in files["word/styles.xml"].findall(f"{W}style")
        }
        self.counters: dict = {}
        self.begun: set = set()

    def label(self, paragraph) -> str:
        """The label Word shows before a paragraph."""
        where = self._where(paragraph)
        if not where or where[0] == "0":
            return ""
        number, level = where
        abstract, starts = self.nums[number]
        owner = abstract if self.together else number
        look = self.levels[abstract][level]
        counters = self.counters.setdefault(owner, {})
        if (number, level) not in self.begun:
            self.begun.add((number, level))
            if level in starts:
                counters.pop(level, None)
        if level in counters:
            counters[level] += 1
        else:
            counters[level] = starts.get(level, int(value(look, "start", "1")))
        for deeper in [key for key in counters if int(key) > int(level)]:
            del counters[deeper]
        text = value(look, "lvlText")
        return text.replace(
            f"%{int(level) + 1}", _shown(value(look, "numFmt"), counters[level])
        )

    def _where(self, paragraph) -> tuple[str, str] | None:
        holder = paragraph
        while holder is not None:
            number = value(holder, "pPr/numPr/numId")
            if number is not None:
                return number, value(holder, "pPr/numPr/ilvl", "0")
            base = "pPr/pStyle" if holder is paragraph else "basedOn"
            holder = self.styles.get(value(holder, base))
        return None


def _shown(form: str, number: int) -> str:
    """A number as Word writes it."""
    if form == "lowerLetter":  # a … z, then aa, bb …
        return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if form == "upperRoman":
        text = ""
        for unit, sign in (
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ):  # fmt: skip
            count, number = divmod(number, unit)
            text += sign * count
        return text
    return str(number)
