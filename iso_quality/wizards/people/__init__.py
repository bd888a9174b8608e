from . import iso_reorganisation_wizard
