from . import archive
from . import nonconformity
from . import home
