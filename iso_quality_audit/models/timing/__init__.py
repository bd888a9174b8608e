from . import res_company
from . import iso_audit
from . import iso_audit_report_reminder
from . import iso_audit_paper
from . import iso_plan
from . import iso_daily_job
