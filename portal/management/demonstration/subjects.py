"""Parts that fictional organisations are made of: places, subjects, words."""

from dataclasses import dataclass

# Real towns and communes of each territory.
PLACES = {
    "bamako": ["Lafiabougou", "Banconi", "Sabalibougou", "Missabougou", "Hamdallaye"],
    "kayes": ["Kayes", "Bafoulabé", "Yélimané", "Sadiola", "Kéniéba"],
    "koulikoro": ["Koulikoro", "Kati", "Kangaba", "Banamba", "Kolokani"],
    "sikasso": ["Sikasso", "Kadiolo", "Niéna", "Zégoua", "Kignan"],
    "segou": ["Ségou", "Niono", "Markala", "Macina", "Barouéli"],
    "mopti": ["Mopti", "Djenné", "Konna", "Ténenkou", "Sévaré"],
    "tombouctou": ["Tombouctou", "Diré", "Goundam", "Niafunké", "Rharous"],
    "gao": ["Gao", "Ansongo", "Bourem", "Bara", "Gounzoureye"],
    "kidal": ["Kidal", "Tessalit", "Abeïbara"],
    "taoudenit": ["Taoudénit"],
    "menaka": ["Ménaka", "Andéramboukane", "Inékar"],
    "nioro": ["Nioro", "Diéma", "Troungoumbé", "Sandaré"],
    "kita": ["Kita", "Toukoto", "Djidian", "Sébékoro"],
    "dioila": ["Dioïla", "Fana", "Béléko", "Massigui"],
    "nara": ["Nara", "Mourdiah", "Ballé"],
    "bougouni": ["Bougouni", "Yanfolila", "Kolondiéba", "Garalo"],
    "koutiala": ["Koutiala", "Yorosso", "Molobala", "Zangasso"],
    "san": ["San", "Tominian", "Téné", "Mandiakuy"],
    "douentza": ["Douentza", "Hombori", "Boni", "Mondoro"],
    "bandiagara": ["Bandiagara", "Bankass", "Koro", "Sangha"],
}

# Words of the country that associations are named after.
WORDS = [
    "Hɛrɛ", "Badenya", "Ɲɔgɔndɛmɛ", "Jigiya", "Kawral", "Dɛmɛ", "Pinal", "Kɛnɛya",
    "Ballal", "Sinɲɛsigi", "Laafia", "Jɛkabaara",
]  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """What an organisation is about; `{word}` and `{of}` are filled in its name."""

    kind: str
    name: str
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    summary: str


SUBJECTS = [
    Subject(
        "association",
        "Association Exemple {word} {of}",
        ("economie", "participation"),
        ("femmes-rurales",),
        "Tontines, épargne de groupe et prise de parole dans les réunions de la "
        "commune.",
    ),
    Subject(
        "groupement",
        "Groupement Exemple des maraîchères {of}",
        ("economie", "climat"),
        ("productrices", "femmes-rurales"),
        "Maraîchage, séchage et vente groupée ; accès à la terre et à l’eau.",
    ),
    Subject(
        "association",
        "Association Exemple pour la scolarisation des filles {of}",
        ("education", "mariage-enfants"),
        ("jeunes-filles",),
        "Nous suivons les filles de la maternelle au lycée et parlons avec les "
        "familles avant qu’elles ne quittent l’école.",
    ),
    Subject(
        "ong-nationale",
        "ONG Exemple Santé et droits {of}",
        ("sante", "excision", "prevention-vbg"),
        ("femmes", "jeunes-filles"),
        "Santé reproductive, abandon de l’excision et orientation vers les services.",
    ),
    Subject(
        "association",
        "Association Exemple des femmes handicapées {of}",
        ("handicap", "plaidoyer"),
        ("femmes-handicapees",),
        "Accès aux soins, à l’école et aux réunions publiques pour toutes.",
    ),
    Subject(
        "association",
        "Association Exemple des médiatrices {of}",
        ("femmes-paix-securite", "participation"),
        ("femmes-elues", "femmes"),
        "Médiation locale et présence des femmes dans les comités de paix.",
    ),
    Subject(
        "association",
        "Association Exemple des femmes déplacées {of}",
        ("deplacees", "prise-en-charge"),
        ("femmes-deplacees",),
        "Accueil, écoute et orientation des femmes et des filles déplacées.",
    ),
    Subject(
        "ong-nationale",
        "ONG Exemple Juristes de proximité {of}",
        ("justice", "prevention-vbg"),
        ("juristes", "femmes"),
        "Information sur les droits, actes de naissance et accompagnement au tribunal.",
    ),
    Subject(
        "association",
        "Association Exemple des jeunes filles {of}",
        ("jeunes", "mariage-enfants"),
        ("jeunes-filles", "hommes-engages"),
        "Clubs de filles, débats avec les garçons, théâtre et radio.",
    ),
    Subject(
        "reseau",
        "Réseau Exemple des animatrices de radio {of}",
        ("plaidoyer", "prevention-vbg"),
        ("femmes-medias",),
        "Émissions et spots en langues nationales, avec les auditrices.",
    ),
    Subject(
        "federation",
        "Fédération Exemple des coopératives féminines {of}",
        ("economie",),
        ("productrices",),
        "Achats groupés, transformation et vente sur les marchés de la région.",
    ),
    Subject(
        "plateforme",
        "Plateforme Exemple pour la participation des femmes {of}",
        ("participation", "plaidoyer"),
        ("femmes-elues", "femmes"),
        "Listes électorales, candidatures et suivi des budgets communaux.",
    ),
    Subject(
        "coalition",
        "Coalition Exemple contre le mariage d’enfants {of}",
        ("mariage-enfants", "plaidoyer"),
        ("jeunes-filles", "hommes-engages"),
        "Un but commun pour trois ans : zéro mariage d’enfants dans les communes "
        "pilotes.",
    ),
    Subject(
        "ong-internationale",
        "ONG Exemple internationale Données pour l’égalité, bureau {of}",
        ("donnees", "plaidoyer"),
        ("femmes",),
        "Enquêtes légères et données ouvertes, avec les organisations locales.",
    ),
    Subject(
        "groupement",
        "Groupement Exemple des teinturières {of}",
        ("economie", "climat"),
        ("productrices",),
        "Teinture à l’indigo, santé au travail et traitement des eaux.",
    ),
]


def of(place: str) -> str:
    """« de Mopti », « d’Ansongo »."""
    return f"d’{place}" if place[0] in "AEIOUÉÈ" else f"de {place}"


def sigle_of(name: str) -> str:
    """The capitals and initials of a name: « ONG Exemple Santé » gives OES."""
    small = {"de", "des", "du", "la", "le", "les", "et", "pour", "contre", "bureau"}
    words = name.replace("d’", "").replace("l’", "").replace(",", "").split()
    return "".join(word[0] for word in words if word not in small).upper()[:7]
