from . import iso_nonconformity_register_wizard
