"""What was planned, said and decided: fictional, in good French, by days from today."""

from dataclasses import dataclass

Agenda = list[tuple[str, str]]
TALK, INFO, DECIDE, MISC = "discussion", "information", "decision", "misc"


@dataclass(frozen=True)
class Planned:
    """A meeting, `days` from today."""

    body: str
    title: str
    days: int
    hours: tuple[int, int]
    place: str
    audience: str
    agenda: Agenda


@dataclass(frozen=True)
class Ask:
    """A recommendation; `fate` is open, begun, done or verified."""

    what: str
    who: str  # a sigle, or « sp »
    due_days: int
    fate: str = "open"
    proof: str = ""


@dataclass(frozen=True)
class Said:
    """What is written of one point."""

    text: str = ""
    decisions: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True)
class Held:
    """A meeting gone by: shares present, represented, excused; then who reads it."""

    planned: Planned
    presence: tuple[float, float, float]
    said: tuple[Said, ...]
    audience: str = "members"
    approved_after: int = 0


TO_COME = (
    Planned(
        "steering", "Comité de pilotage : préparation de l’assemblée", 9, (9, 12),
        "Bamako et en ligne", "members",
        [("Suivi des recommandations", TALK), ("Projet d’ordre du jour", DECIDE),
         ("Budget de l’assemblée", DECIDE), ("Divers", MISC)],
    ),
    Planned(
        "assembly", "Assemblée générale ordinaire", 24, (9, 17), "Bamako", "public",
        [("Vérification du quorum", INFO), ("Rapport d’activités de l’année", TALK),
         ("Comptes de l’année et budget", DECIDE),
         ("Révision des cibles du plan d’action", DECIDE), ("Divers", MISC)],
    ),
)  # fmt: skip

UNWRITTEN = Planned(
    "steering", "Revue trimestrielle du plan d’action", -1, (9, 13),
    "Bamako et en ligne", "public",
    [("Suivi des recommandations du trimestre dernier", TALK),
     ("Exécution du plan au dernier trimestre", DECIDE),
     ("Carte des services de prise en charge", TALK),
     ("Préparation des 16 jours d’activisme", DECIDE), ("Divers", MISC)],
)  # fmt: skip

HELD = (
    Held(
        Planned(
            "assembly", "Assemblée générale d’adoption du plan", -170, (9, 17),
            "Bamako", "public",
            [("Vérification du quorum", INFO), ("Adoption du plan d’action", DECIDE),
             ("Cotisation annuelle", DECIDE), ("Divers", MISC)],
        ),
        (0.7, 0.1, 0.1),
        (
            Said("La présidente constate le quorum et ouvre la séance."),
            Said(
                "Le plan d’action triennal est présenté axe par axe. Les régions du "
                "Nord demandent que les activités tiennent compte de l’accès.\n\n"
                "Trois points reviennent dans les échanges :\n"
                "- garder les filles à l’école ;\n"
                "- faire connaître les services de prise en charge ;\n"
                "- ouvrir l’accès des groupements au financement.",
                ("Le plan d’action triennal est adopté.",
                 "Le comité de pilotage en rend compte chaque trimestre."),
                (Ask("Publier le plan d’action sur le portail", "sp", -140, "verified",
                     "Le plan est en ligne, page « Plan d’action »."),
                 Ask("Traduire le résumé du plan en bamanankan et en fulfulde", "CERC",
                     -60, "verified",
                     "Deux résumés audio diffusés par quatre radios du réseau.")),
            ),
            Said(
                "Le montant est discuté ; les petites organisations veulent un délai.",
                ("La cotisation annuelle est maintenue, payable en deux fois.",),
            ),
            Said(),
        ),
        "public",
        20,
    ),
    Held(
        Planned(
            "steering", "Revue du premier semestre", -95, (9, 13),
            "Bamako et en ligne", "public",
            [("Suivi des recommandations", TALK), ("Avancement du plan", DECIDE),
             ("Appui aux organisations sans rapport", TALK)],
        ),
        (0.78, 0.11, 0.11),
        (
            Said("Les deux recommandations de l’assemblée sont en bonne voie."),
            Said(
                "Le suivi-évaluation présente les chiffres validés. L’axe 4 est en "
                "retard, surtout l’accès des groupements au financement.",
                ("La date limite du rapport trimestriel reste le 15 du mois suivant, "
                 "sans report.",
                 "Une séance d’appui en ligne est ouverte chaque mardi."),
                (Ask("Proposer une révision des cibles de l’axe 4", "GETK", 12,
                     "begun"),
                 Ask("Appeler les organisations sans rapport", "sp", -70, "verified",
                     "Toutes jointes par téléphone ; onze rapports reçus depuis.")),
            ),
            Said(
                "**Ce qui bloque** : le réseau, le temps, l’équipe qui change.",
                (),
                (Ask("Organiser deux séances de saisie assistée à Mopti", "AEDF", 20),
                 Ask("Recenser les points focaux à remplacer", "REJFL", -15)),
            ),
        ),
        "public",
    ),
    Held(
        Planned(
            "assembly", "Assemblée générale extraordinaire", -75, (9, 12), "Bamako",
            "members",
            [("Vérification du quorum", INFO), ("Révision des statuts", DECIDE)],
        ),
        (0.3, 0.05, 0.2),
        (
            Said("À 10 h, la présidente constate que le quorum n’est pas atteint. La "
                 "séance est levée ; une deuxième convocation suivra."),
            Said(),
        ),
        "members",
        15,
    ),
    Held(
        Planned(
            "thematic", "Atelier sur l’accueil des survivantes", -40, (9, 16), "Ségou",
            "public",
            [("Ce qui marche dans nos régions", TALK),
             ("Messages communs pour les radios", DECIDE)],
        ),
        (0.83, 0.0, 0.17),
        (
            Said(
                "Chaque organisation présente une pratique. Toutes insistent : écouter "
                "d’abord, orienter ensuite, ne jamais décider à la place.",
                (),
                (Ask("Rédiger une fiche de deux pages sur l’écoute", "OED", -10, "done",
                     "La fiche est relue par trois organisations ; elle est prête."),),
            ),
            Said(
                "Quatre messages courts sont lus à voix haute et corrigés ensemble.",
                ("Les quatre messages communs sont adoptés.",),
                (Ask("Enregistrer les messages en soŋoy et en tamasheq", "FEAFN", 25,
                     "begun"),
                 Ask("Diffuser les messages chaque semaine", "CERC", -5)),
            ),
        ),
        "public",
    ),
    Held(
        Planned(
            "regional", "Rencontre régionale de Mopti", -33, (9, 13), "Mopti",
            "members",
            [("Accès aux villages du Delta", TALK),
             ("Calendrier commun des activités", DECIDE)],
        ),
        (0.8, 0.0, 0.0),
        (
            Said("Les organisations disent les routes ouvertes et les jours de foire."),
            Said(
                "Chaque organisation donne ses dates du trimestre.",
                ("Les activités d’un même cercle sont tenues la même semaine.",),
                (Ask("Tenir à jour le calendrier commun du Delta", "AEDF", 6),
                 Ask("Prévenir les communes deux semaines avant", "AEJF", 15,
                     "begun")),
            ),
        ),
    ),
    Held(
        Planned(
            "secretariat", "Point mensuel du secrétariat permanent", -20, (10, 12),
            "Bamako", "public",
            [("Le portail, premiers retours", TALK), ("Calendrier du mois", INFO)],
        ),
        (1.0, 0.0, 0.0),
        (
            Said(
                "Les points focaux trouvent le rapport plus court qu’avant. Ils "
                "demandent un guide imprimé.",
                (),
                (Ask("Imprimer le guide de deux pages pour les régions", "sp", 18,
                     "begun"),),
            ),
            Said("Les dates des réunions du mois sont publiées sur le portail."),
        ),
        "public",
    ),
    Held(
        Planned(
            "board", "Réunion du bureau", -12, (15, 18), "Bamako", "members",
            [("Préparation de l’assemblée générale", DECIDE),
             ("Représentation de la Coordination", DECIDE)],
        ),
        (0.8, 0.0, 0.2),
        (
            Said(
                "Le bureau relit le projet d’ordre du jour.",
                ("L’assemblée générale ordinaire est convoquée à Bamako.",),
                (Ask("Réserver la salle de l’assemblée", "sp", 5, "done",
                     "La salle est réservée, la confirmation est au secrétariat."),),
            ),
            Said(
                "Deux invitations sont reçues.",
                ("Deux membres du bureau représentent la Coordination à la rencontre "
                 "nationale des faîtières.",),
            ),
        ),
    ),
    Held(
        Planned(
            "steering", "Comité de pilotage : lancement du plan", -150, (9, 12),
            "Bamako", "public",
            [("Installation du comité", INFO), ("Méthode de suivi", DECIDE)],
        ),
        (0.89, 0.0, 0.11),
        (
            Said("Les neuf organisations du comité se présentent."),
            Said(
                "Le comité retient trois états : dans les temps, à surveiller, en "
                "retard.",
                ("Seuls les chiffres validés comptent dans le plan.",),
                (Ask("Former les points focaux de chaque territoire", "OEIVE", -100,
                     "verified", "Six séances tenues, 41 points focaux formés."),),
            ),
        ),
        "public",
    ),
)  # fmt: skip
