from . import iso_risk_heatmap
