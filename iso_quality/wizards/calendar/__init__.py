from . import iso_calendar_proposal
from . import iso_calendar_proposal_day
from . import iso_calendar_year
