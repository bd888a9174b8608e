from . import iso_procedure_import_wizard
from . import iso_procedure_import_wizard_plan
from . import iso_procedure_import_line
