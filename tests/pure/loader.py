"""Load the modules of iso_quality/tools without importing Odoo.

The package iso_quality imports Odoo in its __init__, so its tools are loaded by path,
as a package of their own: `schedule = load("schedule")`. Relative imports between the
tools work as they do inside the addon.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TOOLS = Path(__file__).resolve().parents[2] / "iso_quality" / "tools"
_PACKAGE = "iso_quality_tools"


def load(name: str) -> ModuleType:
    """Return the module iso_quality/tools/<name>.py. ModuleNotFoundError if absent."""
    if _PACKAGE not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            _PACKAGE, TOOLS / "__init__.py", submodule_search_locations=[str(TOOLS)]
        )
        package = importlib.util.module_from_spec(spec)
        sys.modules[_PACKAGE] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"{_PACKAGE}.{name}")
