from . import archive
from . import nonconformity
