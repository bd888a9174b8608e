from . import iso_table_import_mixin
