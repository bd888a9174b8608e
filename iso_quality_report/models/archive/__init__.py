from . import ir_actions_report
from . import ir_attachment
from . import iso_document_file
from . import iso_official_document_archive
