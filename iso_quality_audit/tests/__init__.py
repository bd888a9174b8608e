from . import test_access
from .audit import test_audit_rounds
from .audit import test_audit_planning
from .audit import test_audit_answers
from .audit import test_audit_outputs
from .question import test_question_data
from .question import test_questions
from .question import test_question_import
