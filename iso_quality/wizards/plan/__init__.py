from . import iso_before_use_wizard
from . import iso_event_wizard
from . import iso_plan_new_wizard
from . import iso_plan_new_wizard_words
from . import iso_setup_guide
