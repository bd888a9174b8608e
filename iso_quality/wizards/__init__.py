from . import client
from . import agency
from . import people
from . import standard
from . import document
from . import calendar
from . import plan
from . import objective
