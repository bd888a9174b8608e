"""The PDF writer, on reportlab's platypus."""

from .writer import write_pdf, write_pdfs
