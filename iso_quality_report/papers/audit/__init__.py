from . import audit_decision
from . import audit_plan
from . import audit_notice
from . import audit_minutes
from . import audit_report
from . import audit_record
from . import audit_findings
from . import audit_programme
