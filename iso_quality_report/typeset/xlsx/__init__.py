"""The Excel writer, on xlsxwriter."""

from .writer import write_xlsx
