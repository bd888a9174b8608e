from . import calendar_event
from . import iso_audit_session
from . import iso_audit_paper
from . import iso_daily_job
