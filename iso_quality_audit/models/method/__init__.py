from . import res_company
from . import iso_audit
from . import iso_audit_member
from . import iso_audit_session
