from . import iso_reason_wizard
