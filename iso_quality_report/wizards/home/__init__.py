from . import iso_urge_wizard
