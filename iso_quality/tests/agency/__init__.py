from . import test_role_rules
from . import test_roles
