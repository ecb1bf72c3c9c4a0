"""The proposals of the demonstration: one in each state."""

import datetime

from coordination_space.sharing import actions, drafts
from coordination_space.sharing.models import Proposal
from coordination_space.sharing.typed import Typed
from cso_pages.directory.models import Organisation
from portal.accounts.models import User
from portal.management.demonstration.moments import noon
from portal.management.demonstration.papers import text_pdf

RADIO = Typed(
    title="Écouter les filles : dix questions pour une causerie",
    resource_type="guide",
    summary="Dix questions ouvertes, à poser par une femme que les filles connaissent.",
    key_messages="Écouter d’abord.\nNe jamais demander un nom.",
    text="# Avant\n\nChoisissez un lieu calme.\n\n# Pendant\n\nPosez une question, "
    "puis attendez.",
    themes=("jeunes", "education"),
)
WATCH = Typed(
    title="Comités de veille : ce que nous avons appris",
    resource_type="pratique",
    summary="Trois ans de comités de veille dans des villages du Delta (récit fictif).",
    text="Un comité qui se réunit sans ordre du jour s’éteint.",
    themes=("prevention-vbg",),
)
CLUBS = Typed(
    title="Clubs de filles au collège : le calendrier d’une année",
    resource_type="module",
    summary="Neuf séances, une par mois, avec le matériel nécessaire.",
    text="Octobre : se présenter. Novembre : mon corps m’appartient.",
    themes=("jeunes",),
)
SPOT = Typed(
    title="Ɲɛtaa : message pour les radios",
    resource_type="audio",
    summary="Un texte court à lire à l’antenne, à traduire.",
    text="L’école d’abord.",
    language="bm",
    themes=("education",),
)
PRAISE = Typed(
    title="Présentation de notre organisation",
    resource_type="note",
    summary="Notre histoire et nos réalisations.",
    text="Nous sommes une organisation dynamique.",
    themes=("plaidoyer",),
)


def make_proposals(people: dict[str, User], today: datetime.date) -> None:
    """Play what members and the secretariat did these last weeks."""
    association, ngo = (Organisation.objects.get(sigle=s) for s in ("AEDF", "OEAF"))
    aminata, bintou = people["membre-a@demo.test"], people["membre-b@demo.test"]
    mariam = people["secretariat@demo.test"]

    def day(ago: int) -> datetime.datetime:
        return noon(today - datetime.timedelta(days=ago))

    drafts.begin_proposal(
        association, Typed(title="Affiche du 8 mars"), by=aminata, at=day(3)
    )
    back = _sent(association, RADIO, by=aminata, at=day(9))
    actions.take_proposal(back, by=mariam, at=day(7))
    actions.return_proposal(
        back,
        comment="Très utile. Ajoutez une phrase : à qui parler si une fille raconte "
        "une violence pendant la causerie ?",
        by=mariam,
        at=day(6),
    )
    done = _sent(association, WATCH, by=aminata, at=day(40))
    page = actions.accept_proposal(done, by=mariam, at=day(36))
    page.save_revision(user=mariam).publish()
    _sent(ngo, SPOT, by=bintou, at=day(2))
    read = _sent(ngo, CLUBS, by=bintou, at=day(5))
    actions.take_proposal(read, by=mariam, at=day(1))
    refused = _sent(ngo, PRAISE, by=bintou, at=day(20))
    actions.refuse_proposal(
        refused,
        comment="Votre fiche de l’annuaire est le bon endroit pour ce texte.",
        by=mariam,
        at=day(18),
    )


def _sent(
    organisation: Organisation, typed: Typed, *, by: User, at: datetime.datetime
) -> Proposal:
    proposal = drafts.begin_proposal(organisation, typed, by=by, at=at)
    paper = text_pdf(typed.title.partition(" :")[0], typed.title, typed.text)
    drafts.add_file(proposal, paper, by=by, at=at)
    drafts.send_proposal(proposal, by=by, at=at)
    return proposal
