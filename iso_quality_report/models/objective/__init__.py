from . import iso_objective_sheet
