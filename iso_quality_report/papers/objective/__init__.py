from . import objective_sheet
from . import objective_action_plan
from . import objective_poster
from . import objective_cascade
