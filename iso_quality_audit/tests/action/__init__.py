from . import test_action_checks
