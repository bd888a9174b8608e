from . import controllers
from . import models
from .hooks import post_init_hook, post_load, uninstall_hook
from . import wizards
from . import demo
