from . import briefing, year_board
