from . import iso_setup_guide
