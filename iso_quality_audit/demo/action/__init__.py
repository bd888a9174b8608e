from . import iso_demo
