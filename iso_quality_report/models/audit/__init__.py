from . import iso_audit
from . import iso_audit_paper
from . import iso_audit_session
from . import iso_audit_programme
from . import iso_audit_coverage
