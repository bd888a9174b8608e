from . import test_access
from .audit import test_question_data
from .audit import test_questions
from .audit import test_question_import
from .audit import test_question_tours
