from . import iso_audit_coverage
