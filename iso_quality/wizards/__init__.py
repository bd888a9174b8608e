from . import document
from . import plan
from . import agency
from . import iso_posting_wizard
