from . import iso_plan
from . import iso_plan_line
