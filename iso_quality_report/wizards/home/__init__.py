from . import iso_confirm_wizard
from . import iso_issue_wizard
from . import iso_urge_wizard
