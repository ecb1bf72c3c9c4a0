"""Words around the names of places, nicknames, and the ways to say « everywhere »."""

import re

DROPPED = frozenset(
    [
        "region",
        "regions",
        "reg",
        "cercle",
        "cercles",
        "commune",
        "communes",
        "ville",
        "villes",
        "district",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "rurale",
        "rurales",
        "urbaine",
        "urbaines",
        "prefecture",
        "localite",
        "territoire",
        "zone",
        "zones",
        "dans",
        "en",
        "a",
        "au",
        "siege",
        "quartier",
        "mali",
        "province",
        "arrondissement",
        "academie",
        "tout",
        "toute",
        "toutes",
        "ensemble",
    ]
)
ALIASES = {
    "bko": "bamako", "bamako district": "bamako", "timbuktu": "tombouctou",
    "tbtou": "tombouctou", "taoudeni": "taoudenit", "taoudenni": "taoudenit",
    "nioro sahel": "nioro", "nioros": "nioro", "kenieba": "kayes", "bafing": "kayes",
    "dioila region": "dioila", "sevare": "mopti", "kalaban coro": "koulikoro",
    "kalabancoro": "koulikoro", "kalabancoura": "bamako", "kalaban coura": "bamako",
    "hamdallaye": "bamako", "hamdallaye aci": "bamako", "badalabougou": "bamako",
    "magnambougou": "bamako", "faladie": "bamako", "baco djicoroni": "bamako",
    "lafiabougou": "bamako", "sebenikoro": "bamako", "sotuba": "bamako",
    "boulkassoumbougou": "bamako", "niamakoro": "bamako", "yirimadio": "bamako",
    "quinzambougou": "bamako", "aci 2000": "bamako", "djelibougou": "bamako",
}  # fmt: skip

EVERYWHERE = re.compile(
    r"^(?:(?:dans |sur )?(?:tout(?:e|es)? |l |ensemble |le |les |la |du |de |des )*"
    r"(?:mali|territoire(?: national)?(?: du mali)?|pays|regions?(?: du mali)?|"
    r"national|nationale|(?:echelle|etendue|couverture) nationale|niveau national|"
    r"regions(?: du mali)? et (?:le )?district de bamako|partout))$"
)
EVERYWHERE_NOT = frozenset(
    {"region", "le region", "la region", "regions", "les regions", "territoire"}
)
