from . import iso_chain_wizard
from . import iso_reason_wizard
from . import iso_signed_copy_wizard
