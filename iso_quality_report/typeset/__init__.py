"""A small document language: blocks, and writers that make files of them.

Nothing here imports Odoo. A document is a tree of blocks (``blocks.py``); ``arrange``
turns it into a flat sequence of laid-out elements with their numbers and fixed
wording; each writer draws that sequence, so that all formats hold the same words in
the same order::

    from .typeset import blocks as b, write_pdf, write_docx
    letter = b.Document("Kế hoạch", [b.Paragraph("Nội dung./.")])
    write_pdf(letter)  # bytes

Layout: Decree 30/2020/ND-CP, annex I.
"""

from .pdf import write_pdf, write_pdfs
from .word import write_docx
from .xlsx import write_xlsx
