from . import iso_reason_wizard
from . import iso_nonconformity_merge_wizard
from . import iso_nonconformity_report_wizard
