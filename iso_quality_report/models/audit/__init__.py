from . import iso_audit
from . import iso_audit_paper
from . import iso_audit_session
