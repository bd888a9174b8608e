from . import iso_screen_mixin
from . import iso_year_board
from . import iso_year_board_rows
from . import iso_year_board_other_work
from . import iso_year_board_numbers
from . import iso_year_board_warnings
from . import iso_briefing
