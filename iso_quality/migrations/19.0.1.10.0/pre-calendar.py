"""Plans keep how the agency reads "before": those that were issued, as it reads it when
this version comes."""


def migrate(cr, version):
    """May be run again."""
    cr.execute("ALTER TABLE iso_plan ADD COLUMN IF NOT EXISTS before_inclusive boolean")
    cr.execute(
        "UPDATE iso_plan SET before_inclusive ="
        " COALESCE(company.iso_before_inclusive, FALSE)"
        " FROM res_company company"
        " WHERE company.id = iso_plan.company_id AND before_inclusive IS NULL"
    )
