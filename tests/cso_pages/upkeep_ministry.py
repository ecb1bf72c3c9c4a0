"""Three lists as ministries and networks send them; the importer was tuned for none."""

from itertools import cycle, islice

FIRSTS = [
    "Mains",
    "Voix",
    "Pas",
    "Sources",
    "Racines",
    "Lueurs",
    "Pirogues",
    "Greniers",
]
LASTS = [
    "du Sahel", "de Faguibine", "du Gourma", "du Wagadou", "du Bélédougou",
    "du Djitoumou",
    "du Ganadougou", "du Macina", "du Séno", "du Guidimakha", "du Méma", "du Kaarta",
    "du Birgo", "du Minianka", "du Fouladougou",
]  # fmt: skip
TOWNS = ["Kayes", "Kati", "Sikaso", "Ségou", "Mopti", "Tombouctou", "Gao", "Bamako"]
BULLETS = [
    "- VBG\n- Santé de la reproduction",
    "• Education des filles\n• Alphabétisation",
    "- AGR\n- Microfinance\n- Maraîchage",
    "-Paix et cohésion sociale\n-Leadership féminin",
    "* Lutte contre l’excision\n* Plaidoyer",
]
SPOKEN = ["vers 2005", "12 déc. 2011", "le 3/4/98", "2010/2011", "janv-14", "Néant"]


def names(count: int = 120) -> list[str]:
    every = (f"{first} {last}" for last in LASTS for first in FIRSTS)
    return [f"{name} Exemple" for name in islice(every, count)]


def ministry() -> list[list[str]]:
    """Titles that say the type; two phones and an e-mail in one cell; bullets."""
    rows = [
        ["MINISTÈRE DE L’EXEMPLE", "", "", "", "République Exemplaire"],
        ["DIRECTION NATIONALE D’ESSAI"],
        [],
        ["LISTE DES ASSOCIATIONS FÉMININES ENREGISTRÉES – ANNÉE D’ESSAI"],
        [],
        [
            "N° d’ordre", "Dénomination", "Localité", "Responsable", "Contact(s)",
            "Domaines d’interventions", "Zone d’intervention", "Année de création",
            "N° et date du récépissé",
        ],
    ]  # fmt: skip
    for at, (name, town, work, date) in enumerate(
        zip(names(), cycle(TOWNS), cycle(BULLETS), cycle(SPOKEN), strict=False), 1
    ):
        rows.append(
            [
                f"{at:03}.",
                f"{name} (S{at:03}E)" if at % 2 else name.upper(),
                town,
                f"Mme Exemple N{at}",
                f"70 00 {at // 100:02} {at % 100:02} / 60 00 {at // 100:02} "
                f"{at % 100:02}\ncontact{at}@exemple.test",
                work,
                f"Zone d’intervention : {town}, Koulikoro",
                date,
                f"N°{at:04}/MATCL-DNI du 0{at % 9 + 1} mars 2012",
            ]
        )
    return [*rows, ["", "Total : 120"], ["", "Arrêtée la présente liste à 120"]]


def regions() -> list[list[object]]:
    """A part for each region, phones as numbers, dates as days, notes below."""
    rows: list[list[object]] = [
        ["Répertoire des OSC par région"],
        ["N°", "Nom de la structure", "Nature", "Cercle / Commune", "Tél. 1", "Tél. 2",
         "Date de création", "Secteurs d’activités"],
    ]  # fmt: skip
    kinds = cycle(["Ass.", "ONG", "Coop.", "Grpt", "GIE", "Assoc. fém."])
    cercles = {
        "RÉGION DE KAYES": "Bafoulabé", "Region de Ségou": "Macina",
        "REGION DE GAO": "Ansongo", "DISTRICT DE BAMAKO": "Commune V",
    }  # fmt: skip
    every = iter(names())
    for part, (title, cercle) in enumerate(cercles.items()):
        rows.append([title])
        for at in range(1, 31):
            number = part * 30 + at
            rows.append(
                [
                    number,
                    next(every),
                    next(kinds),
                    cercle,
                    70_000_000.0 + number,
                    60_000_000 + number if at % 3 else "",
                    "15/06/2009" if at % 2 else "Juin 2009",
                    BULLETS[at % 5].replace("\n", "/"),
                ]
            )
        rows.append([])
    return [*rows, ["Total : 120"], ["Fait à Bamako, le 3 mars 2019"]]


def network() -> list[list[str]]:
    """Capitals, a sigle before each name, a person and her phone in one cell."""
    rows = [
        ["Membres du Réseau Exemple", "", "", "", "", ""],
        ["ONG / ASSOCIATION", "STATUT JURIDIQUE", "REGIONS D’INTERVENTION",
         "PERSONNE RESSOURCE ET CONTACT", "ACTIVITES PRINCIPALES",
         "DATE D’OBTENTION DU RECEPISSE", "BENEFICIAIRES"],
    ]  # fmt: skip
    places = cycle(
        ["KAYES-SEGOU-SIKASSO", "Bamako et Koulikoro", "les 8 régions", "Mopti ;Gao",
         "KOULIKORO (Kati, Dioïla)", "Tombouctou+Taoudenni"]
    )  # fmt: skip
    for at, (name, where) in enumerate(zip(names(), places, strict=False), 1):
        sigle = "".join(word[0] for word in name.split()).upper() + f"{at}"
        rows.append(
            [
                f"{sigle} : {name}" if at % 2 else f"{name} - {sigle}",
                "Association de droit malien" if at % 3 else "O.N.G",
                where,
                f"Mme Exemple N{at}, Présidente, Tél : 70 00 {at // 100:02} "
                f"{at % 100:02}",
                BULLETS[at % 5].replace("\n", " ; "),
                SPOKEN[at % 6],
                "Femmes et filles",
            ]
        )
    return rows
