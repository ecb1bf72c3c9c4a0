"""Eight fictional pieces of news: kind, days ago, title, lead, text."""

from cso_pages.pages.first_texts import Written

NEWS: list[tuple[str, int, str, str, list[Written]]] = [
    (
        "campagne",
        3,
        "16 jours d’activisme : le programme dans les vingt territoires",
        "Pendant seize jours, les organisations membres tiennent des causeries, des "
        "émissions de radio et des rencontres avec les élues et élus.",
        [
            "Chaque organisation choisit son action. Le secrétariat les réunit ici "
            " pour que toutes et tous puissent s’y rendre.",
            "## Ce qui est prévu",
            [
                "à Mopti, six causeries sur le mariage d’enfants ;",
                "à Ségou, une journée d’écoute avec des associations de jeunes ;",
                "à Kayes, quatre émissions de radio en bamanankan et en soninké ;",
                "à Bamako, une rencontre avec les élues et élus locaux.",
            ],
            (
                "note",
                {
                    "title": "Avant de partager",
                    "text": "<p>Ne publiez aucune photo où une survivante ou un enfant "
                    "peut être reconnu.</p>",
                    "tone": "watch",
                },
            ),
        ],
    ),
    (
        "nouvelle",
        16,
        "Les rapports du trimestre sont en cours de validation",
        "Les rapports arrivent. Le secrétariat permanent les relit un par un ; les "
        "chiffres du plan bougent à chaque validation.",
        [
            "Un rapport envoyé ne compte pas encore : il compte une fois validé. La "
            "page du plan montre les deux, sans les mélanger.",
            '<a href="/plan/">Voir où en est le plan d’action</a>',
        ],
    ),
    (
        "appel",
        24,
        "Appel : vos messages audio en langues nationales",
        "Vous avez enregistré un message sur les droits des filles ? Proposez-le pour "
        "la bibliothèque : il sera relu, puis partagé.",
        [
            "Nous cherchons des messages courts, de deux minutes au plus, avec leur "
            "transcription.",
            [
                "en bamanankan, fulfulde, songhay, tamasheq, soninké ou dogon ;",
                "sans nom de personne ni de village ;",
                "avec l’accord écrit de celle ou celui qui parle.",
            ],
            "Les organisations membres déposent leur message depuis l’espace membre.",
        ],
    ),
    (
        "nouvelle",
        41,
        "La charte de protection est relue avec les points focaux",
        "Vingt points focaux ont relu la charte, article par article. Elle reste la "
        "même : c’est son usage qui change.",
        [
            "La discussion a porté sur les photos et les témoignages. Une règle en est "
            "sortie : sans accord écrit, on ne publie pas.",
            '<a href="/coordination/textes/">Lire les textes de la Coordination</a>',
        ],
    ),
    (
        "nouvelle",
        68,
        "Six organisations rejoignent l’annuaire",
        "Elles agissent à Nara, Kita et Bougouni, où l’annuaire connaissait encore peu "
        "d’organisations.",
        [
            "Chaque fiche a été confirmée par l’organisation elle-même, qui choisit ce "
            "qu’elle montre.",
            '<a href="/annuaire/">Ouvrir l’annuaire</a>',
        ],
    ),
    (
        "campagne",
        97,
        "Journée des femmes rurales : la terre, l’eau, la parole",
        "Une semaine d’échanges sur l’accès à la terre, avec des groupements de "
        "maraîchères.",
        [
            (
                "quote",
                {
                    "text": "Quand nous avons compris que la parcelle pouvait être à "
                    "notre nom, nous avons demandé ensemble.",
                    "said_by": "Une maraîchère, région de Sikasso",
                },
            ),
            "Les demandes des groupements ont été remises aux autorités communales.",
        ],
    ),
    (
        "appel",
        140,
        "Appel : relectrices et relecteurs pour les notes de plaidoyer",
        "Deux heures par mois pour relire des textes clairs, en français facile.",
        [
            "Chaque note est relue par deux personnes d’organisations différentes "
            "avant de paraître.",
            '<a href="/contact/">Proposez-vous</a> en disant les sujets que vous '
            "connaissez.",
        ],
    ),
    (
        "nouvelle",
        310,
        "L’assemblée générale adopte les nouveaux statuts",
        "Neuf membres au bureau, un siège au moins par grande zone du pays, et un "
        "secrétariat permanent reconnu par les textes.",
        [
            "Les statuts précédents restent lisibles : un texte adopté ne s’efface "
            "pas, un autre le remplace.",
            '<a href="/coordination/textes/statuts-de-la-coordination/">Lire les '
            "statuts</a>",
        ],
    ),
]
