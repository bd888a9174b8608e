from . import iso_form
