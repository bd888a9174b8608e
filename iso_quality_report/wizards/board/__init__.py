from . import iso_briefing_wizard
