"""Words seeded in registrations: private until one is accepted, and after."""

import datetime

from django.utils import timezone

from tests.cso_pages.registration_ways import begun, fill, sent, typed_in

DESK = {"regional", "mariam"}
SECRET = {"mariam"}


def seed(cast) -> dict[str, set[str]]:
    """One that waits in Mopti, one in Ségou, a draft, one from paper."""
    at = timezone.now() - datetime.timedelta(days=8)
    sent(
        at,
        name="Inscrite nom-inscrit-rgm",
        sigle="SIGRGM",
        summary="resume-inscrit-rgm",
        locality="commune-inscrit-rgm",
        email="courriel-inscrit-rgm@exemple.test",
        p1_last_name="personne-inscrit-rgm",
        receipt_number="recepisse-inscrit-rgm",
        filled_by="signe-inscrit-rgm",
    )
    sent(at, name="Inscrite nom-segou-rgm", sigle="SEGRGM", territory="segou")
    draft, _code = begun(at)
    fill(draft, at, name="Brouillon nom-brouillon-rgm", summary="resume-brouillon-rgm")
    typed_in(cast.mariam, at, name="Papier nom-papier-rgm", summary="resume-papier-rgm")
    return {
        "nom-inscrit-rgm": DESK,
        "resume-inscrit-rgm": DESK,
        "commune-inscrit-rgm": DESK,
        "courriel-inscrit-rgm": DESK,
        "personne-inscrit-rgm": DESK,
        "recepisse-inscrit-rgm": DESK,
        "signe-inscrit-rgm": DESK,
        "nom-segou-rgm": SECRET,
        "nom-brouillon-rgm": set(),
        "resume-brouillon-rgm": set(),
        "nom-papier-rgm": SECRET,
        "resume-papier-rgm": SECRET,
    }
