from . import iso_plan
