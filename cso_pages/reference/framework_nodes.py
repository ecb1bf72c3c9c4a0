"""The axes and objectives of the first frameworks, as their sources word them."""

# framework, number, words
FRAMEWORK_NODES: list[tuple[str, str, str]] = [
    (
        "odd5",
        "5.1",
        (
            "Mettre fin, partout dans le monde, à toutes les formes de "
            "discrimination à l’égard des femmes et des filles"
        ),
    ),
    (
        "odd5",
        "5.2",
        (
            "Éliminer de la vie publique et de la vie privée toutes les formes de "
            "violence faite aux femmes et aux filles, y compris la traite et "
            "l’exploitation sexuelle et d’autres types d’exploitation"
        ),
    ),
    (
        "odd5",
        "5.3",
        (
            "Éliminer toutes les pratiques préjudiciables, telles que le mariage "
            "des enfants, le mariage précoce ou forcé et la mutilation génitale "
            "féminine"
        ),
    ),
    (
        "odd5",
        "5.4",
        (
            "Prendre en compte et valoriser les soins et travaux domestiques non "
            "rémunérés, par la mise en place de services publics, "
            "d’infrastructures et de politiques de protection sociale et par la "
            "promotion du partage des responsabilités dans le ménage et la famille, "
            "en fonction du contexte national"
        ),
    ),
    (
        "odd5",
        "5.5",
        (
            "Veiller à ce que les femmes participent pleinement et effectivement aux "
            "fonctions de direction à tous les niveaux de décision, dans la vie "
            "politique, économique et publique, et y accèdent sur un pied "
            "d’égalité"
        ),
    ),
    (
        "odd5",
        "5.6",
        (
            "Assurer l’accès de tous aux soins de santé sexuelle et procréative et "
            "faire en sorte que chacun puisse exercer ses droits en matière de "
            "procréation, ainsi qu’il a été décidé dans le Programme d’action de "
            "la Conférence internationale sur la population et le développement et "
            "le Programme d’action de Beijing et les documents finals des "
            "conférences d’examen qui ont suivi"
        ),
    ),
    (
        "odd5",
        "5.a",
        (
            "Entreprendre des réformes visant à donner aux femmes les mêmes droits "
            "aux ressources économiques, ainsi que l’accès à la propriété et au "
            "contrôle des terres et d’autres formes de propriété, aux services "
            "financiers, à l’héritage et aux ressources naturelles, dans le respect "
            "de la législation interne"
        ),
    ),
    (
        "odd5",
        "5.b",
        (
            "Renforcer l’utilisation des technologies clefs, en particulier de "
            "l’informatique et des communications, pour favoriser l’autonomisation "
            "des femmes"
        ),
    ),
    (
        "odd5",
        "5.c",
        (
            "Adopter des politiques bien conçues et des dispositions législatives "
            "applicables en faveur de la promotion de l’égalité des sexes et de "
            "l’autonomisation de toutes les femmes et de toutes les filles à tous "
            "les niveaux et renforcer celles qui existent"
        ),
    ),
    (
        "snedd-2024-2033",
        "A1",
        "Renforcement de la souveraineté et consolidation de la paix et de la sécurité",
    ),
    (
        "snedd-2024-2033",
        "A2",
        "Refondation de la gouvernance",
    ),
    (
        "snedd-2024-2033",
        "A3",
        "Transformation structurelle de l’économie et croissance durable",
    ),
    (
        "snedd-2024-2033",
        "A4",
        "Renforcement du capital humain et développement de territoires résilients",
    ),
    (
        "snedd-2024-2033",
        "A5",
        (
            "Gestion durable de l’environnement, adaptation aux changements "
            "climatiques et résilience"
        ),
    ),
    (
        "credd-2019-2023",
        "A1",
        "Consolidation de la démocratie et amélioration de la gouvernance",
    ),
    (
        "credd-2019-2023",
        "A2",
        "Restauration de la paix, de la sécurité et renforcement du vivre ensemble",
    ),
    (
        "credd-2019-2023",
        "A3",
        "Croissance inclusive et transformation structurelle de l’économie",
    ),
    (
        "credd-2019-2023",
        "A4",
        (
            "Protection de l’environnement et renforcement de la résilience au "
            "changement climatique"
        ),
    ),
    (
        "credd-2019-2023",
        "A5",
        "Développement du capital humain",
    ),
    (
        "pan1325-2019-2023",
        "O1",
        (
            "Participation : les femmes participent activement et équitablement aux "
            "processus de paix et de réconciliation et occupent des postes de "
            "décision à tous les niveaux de gouvernance"
        ),
    ),
    (
        "pan1325-2019-2023",
        "O2",
        (
            "Prévention : les violences sexuelles et basées sur le genre liées aux "
            "conflits sont prévenues et les femmes contribuent à la prévention des "
            "conflits et autres menaces à la sécurité humaine"
        ),
    ),
    (
        "pan1325-2019-2023",
        "O3",
        (
            "Protection : les droits humains des femmes et des filles sont respectés, "
            "protégés et promus dans toutes les phases du conflit et en temps de "
            "paix, et leur sécurité humaine est assurée"
        ),
    ),
    (
        "pan1325-2019-2023",
        "O4",
        (
            "Secours et relèvement : les femmes et les filles sont actrices du "
            "changement, leurs besoins spécifiques et intérêts stratégiques sont pris "
            "en compte et leur sécurité humaine est assurée en situation de crise et "
            "de reconstruction"
        ),
    ),
    (
        "pan1325-2015-2017",
        "A1",
        (
            "Prévention des conflits et des violences basées sur le genre liées aux "
            "conflits armés"
        ),
    ),
    (
        "pan1325-2015-2017",
        "A2",
        "Protection et réhabilitation des survivant(e)s",
    ),
    (
        "pan1325-2015-2017",
        "A3",
        "Participation et représentation",
    ),
    (
        "pan1325-2015-2017",
        "A4",
        "Promotion du genre et autonomisation des femmes",
    ),
    (
        "pan1325-2015-2017",
        "A5",
        "Coordination et suivi-évaluation",
    ),
    (
        "vslc-2022-2024",
        "A1",
        "Prévention et mobilisation communautaire",
    ),
    (
        "vslc-2022-2024",
        "A2",
        "Protection",
    ),
    (
        "vslc-2022-2024",
        "A3",
        "Accès aux services multisectoriels",
    ),
    (
        "vslc-2022-2024",
        "A4",
        "Lutte contre l’impunité",
    ),
    (
        "vslc-2022-2024",
        "A5",
        "Suivi-évaluation et coordination",
    ),
]
