from . import iso_legal_document
