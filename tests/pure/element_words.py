"""The words that every format of a document must show, in order, from its elements."""

from loader import load_document

e = load_document("elements")
wording = load_document("wording")


def element_words(elements) -> list[str]:
    """The words of laid-out elements in reading order, labels included."""
    return " ".join(text for one in elements for text in _texts(one)).split()


def _texts(element):
    match element:
        case e.Para():
            if element.label:
                yield element.label.text
            yield element.text
        case e.Grid():
            for row in (*element.header, *element.rows):
                for cell in row:
                    for para in cell.content:
                        yield from _texts(para)
        case e.Matrix():
            yield from _texts(element.grid)
        case e.Head():
            yield from (element.superior, element.agency)
            yield from (wording.STATE, wording.MOTTO)
            yield from (element.number, element.about, element.place_date)
        case e.Ending():
            recipients = (
                [wording.RECIPIENTS, *element.recipients] if element.recipients else []
            )
            signers = [
                text
                for signer in element.signers
                for text in (*signer.lines, signer.note, signer.name)
            ]
            several = len(element.signers) > 1
            yield from signers + recipients if several else recipients + signers
        case e.Chart():
            for label, _share, text in element.rows:
                yield from (label, text)
