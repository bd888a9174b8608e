"""How a bare Debian machine becomes a running Odoo 19 with this project's addons.

Plain Python 3.10+, standard library only: it runs before anything is installed.
Start reading at ``__main__.py``.
"""
