from . import iso_seen_before_mixin
from . import iso_audit_finding
from . import iso_audit_finding_decision
from . import iso_audit
from . import iso_audit_session
from . import iso_audit_answer
from . import iso_audit_paper
