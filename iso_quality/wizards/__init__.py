from . import document
from . import iso_event_wizard
from . import iso_plan_new_wizard
from . import agency
from . import iso_posting_wizard
