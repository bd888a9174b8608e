from . import iso_audit_question_kind
from . import iso_audit_question
from . import iso_audit_question_adapting
from . import iso_audit_conclusion
from . import iso_audit_found_mixin
