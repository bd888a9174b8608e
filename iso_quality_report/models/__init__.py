from . import archive
from . import objective_report
from . import objective
from . import plan
from . import risk
from . import iso_year_board
from . import iso_year_board_rows
from . import iso_year_board_numbers
