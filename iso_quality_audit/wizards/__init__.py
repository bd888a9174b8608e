from . import question
from . import audit
from . import method
from . import programme
