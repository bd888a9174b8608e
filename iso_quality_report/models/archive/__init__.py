from . import ir_actions_report
from . import iso_document_file
from . import iso_official_document_archive
from . import iso_official_document_signed_copy
from . import iso_official_document_signed_copy_confirmation
from . import iso_official_document_file_check
from . import iso_official_document_email
