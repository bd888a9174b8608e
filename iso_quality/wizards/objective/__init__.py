from . import iso_posting_wizard
