from . import iso_audit_question_import_wizard
from . import iso_audit_question_import_wizard_plan
from . import iso_audit_question_import_line
