from . import test_nonconformity_ways
from . import test_nonconformity_turns
