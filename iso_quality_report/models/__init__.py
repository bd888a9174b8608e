from . import archive
from . import plan
from . import board
from . import risk
from . import objective
from . import objective_report
from . import audit
