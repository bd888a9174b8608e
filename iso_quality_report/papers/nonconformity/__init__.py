from . import nonconformity_slip
from . import nonconformity_request
from . import nonconformity_register
