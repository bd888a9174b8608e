"""Small pieces of HTML for forms that say what they will do."""

from collections.abc import Iterable

from markupsafe import Markup


def bullet_list(items: Iterable[str]) -> Markup:
    """An HTML list; the items are escaped unless they are Markup."""
    return Markup("<ul>%s</ul>") % Markup("").join(
        Markup("<li>%s</li>") % item for item in items
    )
