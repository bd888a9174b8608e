from . import test_year_board
from . import test_year_board_tours
