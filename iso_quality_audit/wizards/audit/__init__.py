from . import iso_confirm_wizard
from . import iso_reason_wizard
from . import iso_audit_adjust_wizard
