from . import iso_risk_heatmap
from . import iso_risk_register
