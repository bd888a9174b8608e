from . import plan
from . import plan_follow_up
