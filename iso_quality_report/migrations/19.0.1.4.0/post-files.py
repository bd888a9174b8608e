"""Who took in an archived file is said in fields of its own, with the name of today."""


def migrate(cr, version):
    """May be run again."""
    cr.execute(
        """
        UPDATE iso_document_file AS file
           SET taken_by_id = file.create_uid, taken_by_name = partner.name
          FROM res_users person
          JOIN res_partner partner ON partner.id = person.partner_id
         WHERE person.id = file.create_uid AND file.taken_by_id IS NULL
        """
    )
