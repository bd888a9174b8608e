from . import iso_signed_copy_wizard
