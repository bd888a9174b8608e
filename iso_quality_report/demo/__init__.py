from .archive import iso_demo
