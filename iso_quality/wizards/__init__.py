from . import iso_issue_wizard
from . import iso_reason_wizard
from . import iso_event_wizard
from . import iso_plan_new_wizard
from . import agency
from . import iso_posting_wizard
