from . import objective_report
