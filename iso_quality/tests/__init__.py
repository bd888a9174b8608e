from . import test_access
from . import test_agency
from . import test_document_templates
from . import test_new_plan
from . import test_numbers
from . import test_plan_way
<<<<<<< HEAD
from . import test_objective_sources
=======
from . import test_objective_report_tours
from . import test_objective_reports
>>>>>>> print
from . import test_objectives
from . import test_objective_measures
from . import test_outputs
from . import test_queries
from . import test_reminders
from . import test_seed_tasks
from . import test_risks
from . import test_setup_guide
from . import test_task_work
from . import test_tasks
from . import test_templates
from . import test_tours
from . import test_views
