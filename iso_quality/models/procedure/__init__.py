from . import iso_procedure_area
from . import iso_procedure
