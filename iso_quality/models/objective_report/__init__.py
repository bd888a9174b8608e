from . import iso_objective_report
from . import iso_objective_report_way
from . import iso_objective_report_fill
from . import iso_objective_report_line
from . import iso_objective_report_unit
from . import iso_objective_sheet_report
from . import iso_objective_collection
from . import mail_activity
