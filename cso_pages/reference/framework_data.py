"""The first reference frameworks: those whose words were checked, with their source.

Only what a source confirms stands here; the secretariat adds the others in /gestion/.
"""

# code, name, reach, first year, last year, source, note
FRAMEWORKS: list[tuple[str, str, str, int | None, int | None, str, str]] = [
    (
        "odd5",
        "Objectif de développement durable 5 (Agenda 2030)",
        "world",
        None,
        2030,
        "Nations Unies, textes repris de open-sdg/sdg-translations",
        "",
    ),
    (
        "snedd-2024-2033",
        (
            "Stratégie nationale pour l’émergence et le développement durable "
            "2024-2033 (Vision Mali Kura 2063)"
        ),
        "national",
        2024,
        2033,
        (
            "bamada.net et ortm.ml (17/04/2025), diasporaction.fr ; meilleur libellé "
            ": bamada.net"
        ),
        "La numérotation A1 à A5 est celle du portail.",
    ),
    (
        "credd-2019-2023",
        (
            "Cadre stratégique pour la relance économique et le développement durable "
            "2019-2023"
        ),
        "national",
        2019,
        2023,
        "latribuneducontinent.com (revue 2022) ; bamada.net (revue 2022)",
        "",
    ),
    (
        "pan1325-2019-2023",
        "Plan d’action national Résolution 1325 (3e génération) 2019-2023",
        "national",
        2019,
        2023,
        (
            "securitywomen.org (objectifs, en anglais) ; titre, sommaire et sigles : "
            "texte du PAN ; lancement 12/11/2020 : maliactu.net"
        ),
        (
            "Libellés traduits de l’anglais par le portail ; les mots en tête sont "
            "ses étiquettes. Une autre source donne cinq axes. À vérifier dans le "
            "texte officiel."
        ),
    ),
    (
        "pan1325-2015-2017",
        "Plan d’action national Résolution 1325 (2e génération) 2015-2017",
        "national",
        2015,
        2017,
        "diasporaction.fr (lancement 14/01/2016) ; nyelenimagazine.org",
        "",
    ),
    (
        "pnvbg",
        "Programme national pour l’abandon des violences basées sur le genre (PNVBG)",
        "national",
        2019,
        None,
        "maliactu.net 04/2020 : créé par la loi n° 2019-014 du 03/07/2019",
        "Un service public de coordination, pas un cadre de résultats.",
    ),
    (
        "loi2015-052",
        (
            "Loi n° 2015-052 du 18 décembre 2015 (genre dans les fonctions "
            "nominatives et électives, 30 %)"
        ),
        "national",
        2015,
        None,
        "mediaelles.com (date et titre) ; maliactu.net 11/2021 (30 %)",
        "",
    ),
    (
        "vslc-2022-2024",
        (
            "Plan d’action du communiqué conjoint Mali-ONU contre les violences "
            "sexuelles liées aux conflits 2022-2024"
        ),
        "national",
        2022,
        2024,
        "bamada.net (atelier 26-28/10/2021)",
        "",
    ),
]
