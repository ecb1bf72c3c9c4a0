"""A fictional three-year plan: 4 axes, 8 effets, 16 produits, 34 activities."""

# (axe, [(effet, [(produit, [activity])])]), an activity being
# (title, leader's sigle, unit, units, target of each year, quarters).
# `quarters` are those of the plan, T1 to T12.
YEAR_1 = [1, 2, 3, 4]
EVERY = list(range(1, 13))
PLAN = [
    (
        "Prévenir les violences et les pratiques néfastes",
        [
            (
                "Les communautés abandonnent le mariage d’enfants et l’excision",
                [
                    (
                        "Les communautés débattent du mariage d’enfants",
                        [
                            (
                                "Former les relais communautaires",
                                "REOFP",
                                "relais formé",
                                "relais formés",
                                60,
                                YEAR_1,
                            ),
                            (
                                "Causeries éducatives sur le mariage d’enfants",
                                "AEDF",
                                "causerie",
                                "causeries",
                                36,
                                YEAR_1,
                            ),
                            (
                                "Engagements publics de villages",
                                "AEGDF",
                                "village engagé",
                                "villages engagés",
                                24,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les radios portent les messages en langues nationales",
                        [
                            (
                                "Émissions de radio en bamanankan, fulfulde et soŋoy",
                                "CERC",
                                "émission",
                                "émissions",
                                48,
                                EVERY,
                            ),
                            (
                                "Messages audio à partager par téléphone",
                                "AEN",
                                "message",
                                "messages",
                                20,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
            (
                "Les jeunes et les leaders religieux s’engagent",
                [
                    (
                        "Les comités de veille fonctionnent",
                        [
                            (
                                "Appui au comité de veille de Konna",
                                "AEDF",
                                "réunion",
                                "réunions",
                                12,
                                EVERY,
                            ),
                            (
                                "Clubs de filles dans les collèges",
                                "OEAF",
                                "club",
                                "clubs",
                                20,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les leaders religieux et coutumiers prennent position",
                        [
                            (
                                "Rencontres avec les leaders religieux",
                                "AEKS",
                                "rencontre",
                                "rencontres",
                                16,
                                EVERY,
                            ),
                            (
                                "Dialogues entre jeunes et chefferies",
                                "AEJF",
                                "dialogue",
                                "dialogues",
                                12,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    ),
    (
        "Faire évoluer les lois et les politiques",
        [
            (
                "Les autorités reçoivent un plaidoyer commun et documenté",
                [
                    (
                        "Les messages de plaidoyer sont partagés",
                        [
                            (
                                "Rédiger des notes de plaidoyer communes",
                                "CELV",
                                "note",
                                "notes",
                                8,
                                EVERY,
                            ),
                            (
                                "Audiences avec les élues et élus",
                                "OED",
                                "audience",
                                "audiences",
                                16,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les collectivités inscrivent l’égalité dans leurs plans",
                        [
                            (
                                "Accompagner les communes",
                                "AEB",
                                "commune accompagnée",
                                "communes accompagnées",
                                20,
                                EVERY,
                            ),
                            (
                                "Budgétisation sensible au genre",
                                "OEIVE",
                                "atelier",
                                "ateliers",
                                10,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
            (
                "Le suivi du PANR1325 et de la CEDEF est alimenté",
                [
                    (
                        "Les données des membres nourrissent les rapports",
                        [
                            (
                                "Contributions écrites au suivi de la CEDEF",
                                "OED",
                                "contribution",
                                "contributions",
                                4,
                                EVERY,
                            ),
                            (
                                "Ateliers régionaux sur la résolution 1325",
                                "FEAFN",
                                "atelier",
                                "ateliers",
                                10,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les femmes participent à la médiation",
                        [
                            (
                                "Former des médiatrices locales",
                                "AEFP",
                                "médiatrice formée",
                                "médiatrices formées",
                                40,
                                EVERY,
                            ),
                            (
                                "Médiations accompagnées",
                                "REOFP",
                                "médiation",
                                "médiations",
                                18,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    ),
    (
        "Renforcer les organisations membres",
        [
            (
                "Les capacités techniques et organisationnelles progressent",
                [
                    (
                        "Chaque organisation suit son plan de renforcement",
                        [
                            (
                                "Plan de renforcement interne",
                                "AEDF",
                                "session",
                                "sessions",
                                8,
                                EVERY,
                            ),
                            (
                                "Formations en comptabilité simple",
                                "OEIVE",
                                "formation",
                                "formations",
                                12,
                                EVERY,
                            ),
                            (
                                "Mentorat entre organisations",
                                "REJFL",
                                "visite",
                                "visites",
                                16,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les femmes handicapées dirigent",
                        [
                            (
                                "Former des dirigeantes handicapées",
                                "PEOFH",
                                "dirigeante formée",
                                "dirigeantes formées",
                                30,
                                EVERY,
                            ),
                            (
                                "Rendre les réunions accessibles",
                                "PEOFH",
                                "réunion accessible",
                                "réunions accessibles",
                                16,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
            (
                "La Coordination fonctionne dans les régions",
                [
                    (
                        "Les antennes régionales se réunissent",
                        [
                            (
                                "Réunions d’antenne régionale",
                                "AEKM",
                                "réunion",
                                "réunions",
                                12,
                                EVERY,
                            ),
                            (
                                "Visites d’appui aux membres",
                                "AEFN",
                                "visite",
                                "visites",
                                12,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les membres partagent ce qu’ils apprennent",
                        [
                            (
                                "Rencontres d’échange de pratiques",
                                "AEPS",
                                "rencontre",
                                "rencontres",
                                8,
                                EVERY,
                            ),
                            (
                                "Fiches de bonnes pratiques",
                                "AES",
                                "fiche",
                                "fiches",
                                12,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    ),
    (
        "Autonomiser les femmes et les filles",
        [
            (
                "Les groupements accèdent au financement",
                [
                    (
                        "Les groupements épargnent et investissent",
                        [
                            (
                                "Groupes d’épargne et de crédit",
                                "GETK",
                                "groupe",
                                "groupes",
                                30,
                                EVERY,
                            ),
                            (
                                "Formations à la gestion d’un groupement",
                                "AEY",
                                "formation",
                                "formations",
                                10,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les femmes accèdent à la terre",
                        [
                            (
                                "Parcelles attribuées à des groupements",
                                "AEFF",
                                "parcelle",
                                "parcelles",
                                15,
                                EVERY,
                            ),
                            (
                                "Séances d’information sur le foncier",
                                "AEFF",
                                "séance",
                                "séances",
                                20,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
            (
                "Les survivantes sont accompagnées vers l’autonomie",
                [
                    (
                        "Les services sont connus et accueillent bien",
                        [
                            (
                                "Séances d’orientation vers les services",
                                "AEFDD",
                                "séance",
                                "séances",
                                24,
                                EVERY,
                            ),
                            (
                                "Former les agentes et agents d’accueil",
                                "OESM",
                                "personne formée",
                                "personnes formées",
                                40,
                                EVERY,
                            ),
                        ],
                    ),
                    (
                        "Les filles reprennent l’école ou un métier",
                        [
                            (
                                "Kits de retour à l’école",
                                "OESE",
                                "kit remis",
                                "kits remis",
                                200,
                                EVERY,
                            ),
                            (
                                "Apprentissages de métiers",
                                "AEVM",
                                "apprentie",
                                "apprenties",
                                40,
                                EVERY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    ),
]
