from . import agency
