from . import iso_reason_wizard
from . import iso_action_check_wizard
from . import iso_action_extend_wizard
from . import iso_nonconformity_correction_wizard
