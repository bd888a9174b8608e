from . import iso_audit_adjust_wizard
