"""The Word writer: WordprocessingML of our own making, without a template file."""

from .writer import write_docx
