"""Fictional organisations; « Exemple » in each name says so."""

# name, sigle, type, territory, mission
ORGANISATIONS = [
    (
        "Association Exemple pour la promotion des droits des femmes rurales, "
        "des filles et des personnes handicapées du Delta",
        "AEDF",
        "association",
        "mopti",
        "Nous accompagnons les femmes rurales, les filles et les personnes "
        "handicapées du Delta : causeries éducatives, comités de veille, "
        "alphabétisation.",
    ),
    (
        "ONG Exemple Action Filles",
        "OEAF",
        "ong-nationale",
        "segou",
        "Nous gardons les filles à l’école et soutenons leurs clubs dans les collèges.",
    ),
    (
        "Réseau Exemple des organisations de femmes pour la paix, la médiation locale "
        "et la participation aux décisions publiques",
        "REOFP",
        "reseau",
        "mopti",
        "Un réseau d’associations du centre, pour la médiation et la participation.",
    ),
    (
        "Coalition Exemple des radios communautaires contre le mariage d’enfants "
        "et l’excision",
        "CERC",
        "coalition",
        "koutiala",
        "Des radios qui portent les messages en bamanankan, fulfulde et soŋoy.",
    ),
    ("Association Exemple Kayes Solidarité", "AEKS", "association", "kayes", ""),
    ("Association Exemple Ɲɛtaa", "AEN", "association", "koutiala", "Ɲɛtaa : progrès."),
    ("Association Exemple des femmes de Nara", "AEFN", "association", "nara", ""),
    (
        "Réseau Exemple des jeunes filles leaders",
        "REJFL",
        "reseau",
        "bamako",
        "Des filles de 15 à 24 ans prennent la parole dans leur commune.",
    ),
    (
        "ONG Exemple Djɔyɔrɔ",
        "OED",
        "ong-nationale",
        "bamako",
        "Accompagnement juridique et plaidoyer pour l’accès à la justice.",
    ),
    ("Association Exemple Benkadi", "AEB", "association", "koulikoro", ""),
    (
        "Groupement Exemple des transformatrices de karité",
        "GETK",
        "groupement",
        "sikasso",
        "Transformation du karité et épargne collective.",
    ),
    (
        "Fédération Exemple des associations féminines du Nord",
        "FEAFN",
        "federation",
        "gao",
        "Associations féminines des cercles de Gao, Ansongo et Bourem.",
    ),
    (
        "Association Exemple Femmes et paix de Tombouctou",
        "AEFP",
        "association",
        "tombouctou",
        "",
    ),
    ("Association Exemple des veuves de Ménaka", "AEVM", "association", "menaka", ""),
    ("Association Exemple Tamoudré", "AET", "association", "kidal", ""),
    ("Association Exemple des caravanières", "AEC", "association", "taoudenit", ""),
    ("Association Exemple Yiriwa", "AEY", "association", "bougouni", ""),
    ("Association Exemple Sabugnuma", "AES", "association", "dioila", ""),
    ("Association Exemple des femmes de Nioro", "AEFNI", "association", "nioro", ""),
    ("Association Exemple Kita Musow", "AEKM", "association", "kita", ""),
    ("Association Exemple des potières de San", "AEPS", "association", "san", ""),
    (
        "Association Exemple des femmes déplacées de Douentza",
        "AEFDD",
        "association",
        "douentza",
        "Accueil, écoute et orientation des femmes déplacées.",
    ),
    (
        "Association Exemple Ginna Dogon au féminin",
        "AEGDF",
        "association",
        "bandiagara",
        "",
    ),
    (
        "Plateforme Exemple des organisations de femmes handicapées",
        "PEOFH",
        "plateforme",
        "bamako",
        "Une plateforme pour les droits des femmes et des filles handicapées.",
    ),
    (
        "ONG Exemple internationale Voix égales",
        "OEIVE",
        "ong-internationale",
        "bamako",
        "Appui technique aux organisations membres.",
    ),
    ("ONG Exemple Sahel Éducation", "OESE", "ong-nationale", "segou", ""),
    ("ONG Exemple Santé des mères", "OESM", "ong-nationale", "sikasso", ""),
    (
        "Coalition Exemple pour une loi contre les violences basées sur le genre",
        "CELV",
        "coalition",
        "bamako",
        "Un but commun : une loi, votée et appliquée.",
    ),
    ("Association Exemple Femmes et foncier", "AEFF", "association", "segou", ""),
    ("Association Exemple Jeunes du fleuve", "AEJF", "association", "mopti", ""),
]

# umbrella, members (by sigle)
NETWORKS = [
    ("REOFP", ["AEDF", "AEFDD", "AEGDF", "AEJF"]),
    ("CERC", ["AEN", "AEPS"]),
    ("FEAFN", ["AEFP", "AEVM"]),
]
