from . import question
from . import audit
