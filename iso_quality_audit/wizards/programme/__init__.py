from . import iso_audit_prepare_wizard
from . import iso_audit_prepare_wizard_line
