"""Real rows of the directory's files to stand in the addresses of the access table."""

from cso_pages.directory.contacts import ContactChannel


def values_for(cast, row) -> dict[str, object]:
    """A card has something to say to members only."""
    if "contact.vcf" in row.route:
        ContactChannel.objects.create(
            organisation=cast.association,
            kind="email",
            value="essai@exemple.test",
            audience="members",
        )
    return {}
