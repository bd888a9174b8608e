from . import action
from . import action_report
from . import audit
from . import programme
