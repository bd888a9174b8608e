from . import year_board
