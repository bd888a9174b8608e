from . import iso_issue_wizard
from . import iso_sign_wizard
from . import iso_urge_wizard
