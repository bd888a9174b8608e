from . import archive
from . import board
from . import nonconformity
from . import home
