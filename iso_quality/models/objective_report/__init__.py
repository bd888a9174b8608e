from . import iso_objective_report
from . import iso_objective_report_sending
from . import iso_objective_report_numbers
from . import iso_objective_report_line
from . import iso_objective_report_unit
from . import iso_objective_sheet_last_report
from . import iso_objective_collection
from . import mail_activity
