from . import iso_table_import_mixin
from . import base_import_import
