from . import controllers
from . import models
from .hooks import post_init_hook, uninstall_hook
from . import wizards
from . import demo
from .tools import odoo_words

# Odoo's code speaks with our words from here on.
odoo_words.for_code()
