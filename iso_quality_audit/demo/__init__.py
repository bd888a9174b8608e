from . import audit
from . import programme
