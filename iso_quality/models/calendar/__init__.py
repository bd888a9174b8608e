from . import iso_calendar_days_mixin
from . import iso_calendar_year
from . import iso_calendar_makeup_day
from . import resource_calendar_leaves
from . import res_company
from . import iso_workdays_mixin
