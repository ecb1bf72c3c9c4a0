"""Fills the référentiels, without ever undoing what staff changed since."""

from cso_pages.reference.data import ORG_TYPES, TERRITORIES
from cso_pages.reference.models import OrgType, Territory


def load_reference() -> None:
    """Add the rows that are missing; existing ones stay as they are."""
    for position, row in enumerate(TERRITORIES):
        slug, name, tile, code_ct, code_ca, iso, pcode = row
        Territory.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "tile": tile,
                "code_ct": code_ct,
                "code_ca": code_ca,
                "iso_3166_2": iso,
                "cod_ab_pcode": pcode,
                "position": position,
            },
        )
    for position, (code, label, plural) in enumerate(ORG_TYPES):
        OrgType.objects.get_or_create(
            code=code,
            defaults={"label": label, "label_plural": plural, "position": position},
        )
