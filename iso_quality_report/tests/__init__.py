from . import test_access
from . import test_archive
from . import test_mail
from . import test_plan_document
from . import test_print
from . import test_year_board
from . import test_year_board_tours
