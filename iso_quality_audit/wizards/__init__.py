from . import question
from . import audit
from . import method
from . import programme
from . import nonconformity
from . import action
