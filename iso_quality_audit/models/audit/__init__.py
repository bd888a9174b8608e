from . import iso_audit_question_kind
from . import iso_audit_question
