from . import question
from . import audit
from . import finding
from . import checklist
