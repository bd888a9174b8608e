"""Load modules of the addons without importing Odoo.

The addons import Odoo in their __init__, so the packages in them that do not are loaded
by path, as packages of their own: `deadline = load("deadline")` for iso_quality/tools,
`writer = load_document("word.writer")` for iso_quality_report/typeset. Relative
imports work as they do inside the addon.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

_ROOT = Path(__file__).resolve().parents[2]
TOOLS = _ROOT / "iso_quality" / "tools"
DOCUMENT = _ROOT / "iso_quality_report" / "typeset"


def load(name: str, addon: str = "iso_quality") -> ModuleType:
    """Return the module <addon>/tools/<name>.py. ModuleNotFoundError if absent."""
    return _load(f"{addon}_tools", _ROOT / addon / "tools", name)


def load_document(name: str = "") -> ModuleType:
    """Return a module of iso_quality_report/typeset, which is named iso_document.

    :param name: "arrange", "word.writer" …, or "" for the package itself
    """
    return _load("iso_document", DOCUMENT, name)


def _load(package_name: str, folder: Path, name: str) -> ModuleType:
    if package_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            package_name,
            folder / "__init__.py",
            submodule_search_locations=[str(folder)],
        )
        package = importlib.util.module_from_spec(spec)
        sys.modules[package_name] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"{package_name}.{name}" if name else package_name)
