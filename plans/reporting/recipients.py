"""Who is told: the people who hold a role on a day."""

from cso_pages.mandates.holders import holders_of

__all__ = ["holders_of"]
