# Everything is done by the scripts in dev/; they need nothing but Python 3.10 or later.
#   make run      Odoo with these addons and their demo data, on this machine only
#   make test     all tests, on all cores (ARGS="-k plan" runs some of them)
#   make lint     the linters            make format   let them repair what they can
#   make bench    measurements           make shell    Odoo's shell on make run's database
#   make translate   takes new words into each addon's i18n/vi.po
#   make docs     the guide's pages and pictures (ARGS=pages: no pictures)
#   make clean    remove what can be made again; ALL=1 removes make run's database too
# PORT=8070 serves elsewhere. ODOO_HOME uses an Odoo 19 that is already there, PGHOST
# (with PGPORT, PGUSER, PGPASSWORD) a PostgreSQL that is already there.

PYTHON ?= python3
export PORT DATABASE ODOO_HOME ALL PYTHON

.PHONY: run test lint format bench shell translate docs clean
.DEFAULT_GOAL := run

run test lint format bench shell translate docs clean:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "✗ Python is missing: as root, run 'apt-get install python3'." >&2; exit 2; }
	@$(PYTHON) -m dev $@ $(ARGS)
