from . import export, pivot, upload
