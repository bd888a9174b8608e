from . import iso_decision_mixin
from . import iso_confirm_wizard
from . import iso_issue_wizard
from . import iso_reason_wizard
from . import iso_setup_guide
from . import iso_submit_wizard
