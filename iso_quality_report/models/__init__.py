from . import archive
from . import objective_report
from . import objective
from . import plan
from . import risk
from . import board
