from . import iso_sealed_mixin
from . import iso_official_document_mixin
from . import iso_official_document_letterhead
from . import iso_official_document_register
from . import iso_document_type
from . import iso_document_number
from . import iso_document_template
from . import iso_unit_document_mixin
