"""The directory as files, and the open data: who gets what."""

from tests.access import answers, both, only, public

# Those to whom some record says more than to the public.
READ_MORE = (
    "aminata", "sira", "bintou", "fatoumata", "regional",
    "mariam", "ibrahim", "coumba", "steering",
)  # fmt: skip
FILES = [
    "annuaire/exporter/annuaire.xlsx", "annuaire/exporter/annuaire.csv",
    "annuaire/exporter/annuaire.pdf",
    "donnees/", "donnees/osc.hsds.json", "donnees/4w.hxl.csv",
]  # fmt: skip
ROWS = [
    *(row for address in FILES for row in public(address)),
    # Asked first who she is: the session of a test has no fresh proof.
    *both("annuaire/exporter/", answers(200), answers(403) | only(302, *READ_MORE)),
    # The sample has one channel, for members.
    *both("annuaire/<str:slug>/contact.vcf",
          answers(404) | only(200, *READ_MORE), answers(405)),
]  # fmt: skip
