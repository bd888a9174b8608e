from . import nonconformity_report
