from . import res_company
from . import iso_standard
from . import iso_clause
from . import iso_clause_match
from . import iso_legal_document
from . import iso_procedure_area
from . import iso_procedure
