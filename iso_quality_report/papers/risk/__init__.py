from . import context
from . import risk_register
