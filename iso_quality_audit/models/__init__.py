from . import question
from . import audit
from . import finding
from . import timing
from . import calendar
from . import reform
from . import method
from . import programme
