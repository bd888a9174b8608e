from . import res_company
from . import calendar_event
from . import iso_audit_session
from . import iso_audit
from . import iso_audit_report_reminder
from . import iso_audit_paper
from . import iso_plan
from . import iso_daily_job
