from . import client
from . import agency
from . import document
from . import plan
from . import objective
