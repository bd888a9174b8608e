from . import form
from . import question
from . import audit
from . import finding
