from . import iso_objective_collection_matrix
from . import iso_objective_collection_cells
from . import iso_objective_collection_why
from . import iso_objective_report
