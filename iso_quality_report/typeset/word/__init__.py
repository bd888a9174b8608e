"""The Word writer: files of python-docx's, with styles and lists of our own."""

from .writer import write_docx
