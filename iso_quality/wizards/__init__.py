from . import client
from . import agency
from . import document
from . import calendar
from . import plan
from . import procedure
from . import objective
