from . import document
from . import plan
from . import agency
from . import objective
