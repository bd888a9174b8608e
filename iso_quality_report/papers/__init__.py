"""What is printed: one file per document, each a function from a record to blocks.

A function decorated with ``printed`` is found by the code that a report action names
(``ir.actions.report.iso_document``). Its words are Vietnamese always, whatever the
user's language (Decree 30/2020/ND-CP).
"""

from .registry import build
from . import plan
from . import board
from . import risk
from . import objective
from . import objective_report
from . import audit
from . import nonconformity
from . import action_report
