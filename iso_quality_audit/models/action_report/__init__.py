from . import iso_nonconformity_report
from . import iso_nonconformity_report_line
from . import iso_nonconformity_report_figure
from . import iso_nonconformity_report_numbers
from . import iso_nonconformity_report_sending
