from . import iso_audit_answer
from . import iso_audit_answer_saving
from . import iso_audit_session
