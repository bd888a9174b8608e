from . import iso_audit
from . import iso_audit_session
from . import iso_audit_answer
from . import iso_audit_finding
from . import iso_audit_paper
