from . import res_company
from . import res_users
from . import hr_department
from . import iso_party_role
from . import iso_party
from . import iso_committee
from . import iso_committee_member
