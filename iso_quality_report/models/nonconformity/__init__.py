from . import iso_nonconformity
