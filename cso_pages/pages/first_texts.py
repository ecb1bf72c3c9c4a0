"""The texts that a new portal starts with; editors change them in /gestion/ after.

A text is a list: « ## » begins a heading, a list is a list of points, a pair is a
block and its value, anything else is a paragraph of HTML.
"""

import json
from typing import Any

Written = str | list[str] | tuple[str, Any]


def _task(label: str, hint: str, address: str, icon: str) -> dict[str, Any]:
    return {
        "label": label,
        "hint": hint,
        "page": None,
        "address": address,
        "icon": icon,
    }


COORDINATION: list[Written] = [
    "La Coordination réunit des associations, des ONG et des réseaux qui travaillent "
    "pour les droits des femmes et des filles au Mali. Elle parle d’une seule voix "
    "quand il le faut, et laisse à chaque organisation son autonomie.",
    'Nos engagements, trimestre par trimestre : <a href="/plan/">le plan d’action</a>.',
]
WHO_WE_ARE: list[Written] = [
    "## Ce que nous faisons",
    [
        "Nous tenons l’annuaire des organisations qui agissent dans chaque territoire.",
        "Nous partageons nos ressources de plaidoyer et de formation.",
        "Nous suivons ensemble un plan d’action triennal, et nous en rendons compte.",
        "Nous portons une parole commune auprès des autorités et des partenaires.",
    ],
    "## Nos principes",
    [
        "La sécurité des survivantes et des défenseuses passe avant tout le reste.",
        "Chaque organisation choisit ce qu’elle montre d’elle-même.",
        "Un chiffre publié est un chiffre validé.",
        "Personne ne juge son propre travail.",
    ],
    "## Le secrétariat permanent",
    "Il prépare les réunions, relit les rapports, tient ce portail et répond aux "
    'messages. <a href="/contact/">Écrire au secrétariat permanent</a>.',
]
BODIES: list[Written] = [
    "Un organe décide, un autre exécute, un troisième contrôle. Les noms des "
    "personnes ne paraissent qu’avec leur accord.",
    ("bodies", None),
]
SAFE_BROWSING: list[Written] = [
    "## Le bouton « Quitter rapidement »",
    [
        "Il cache la page tout de suite, puis ouvre un site ordinaire.",
        "Il ferme aussi votre session, si vous étiez connectée.",
        "Au clavier, appuyez trois fois de suite sur la touche Maj.",
    ],
    (
        "note",
        {
            "title": "Il n’efface pas vos traces.",
            "text": "<p>Les pages que vous avez lues restent dans l’historique du "
            "téléphone.</p>",
            "tone": "watch",
        },
    ),
    "## Effacer l’historique",
    "Dans votre navigateur, ouvrez le menu, puis « Historique ». Effacez seulement "
    "les pages de ce portail : un historique entièrement vide peut étonner.",
    "## La navigation privée",
    "Dans le menu du navigateur, choisissez « Nouvel onglet privé ». Quand vous "
    "fermez l’onglet, les pages ne restent pas dans l’historique. L’opérateur ou le "
    "propriétaire du réseau peut encore savoir quel site a été ouvert.",
    "## Un téléphone partagé",
    [
        "À la connexion, cochez « Ce téléphone est partagé ».",
        "Ne laissez pas le navigateur garder votre mot de passe.",
        "Dans l’espace membre, appuyez sur « Verrouiller » avant de rendre le "
        "téléphone.",
    ],
    "## Ce que le portail ne fait pas",
    "Les pages publiques ne déposent aucun cookie, ne contactent aucun autre site et "
    "ne vous suivent pas.",
    '<a href="/aide/">Informations utiles</a>',
]
SIGNS: list[Written] = [
    ("legend", None),
    '<a href="/plan/">Voir le plan d’action</a> · <a href="/glossaire/">Glossaire</a>',
]
PRIVACY: list[Written] = [
    "## Si vous lisez les pages publiques",
    "Aucun cookie, aucun suivi, aucune demande à un autre site. Rien ne dit qui vous "
    "êtes.",
    "## Si vous avez un compte",
    [
        "Votre nom, votre adresse e-mail et votre rôle, pour vous connecter et savoir "
        "ce qui vous est ouvert.",
        "Vos sessions ouvertes, pour que vous puissiez les fermer.",
        "Un journal des actes (qui a envoyé, validé ou renvoyé un rapport, et quand), "
        "sans le contenu.",
    ],
    "Deux cookies nécessaires servent à la connexion et à la sécurité des formulaires.",
    "## Si vous nous écrivez",
    "Votre message et votre adresse e-mail, si vous la donnez, ne sont lus que par le "
    "secrétariat permanent. Il les efface quand il vous a répondu.",
    "## Ce que nous demandons de ne jamais écrire",
    "Le nom d’une survivante ou d’un enfant, ni rien qui permette de les reconnaître. "
    "Le portail ne suit pas de cas individuels.",
    "## Photos et fichiers",
    "Le lieu, l’appareil et l’auteur inscrits dans une photo sont effacés à la "
    "réception. Les pièces des rapports ne sont jamais publiques.",
    "## Vos droits",
    "La loi malienne 2013-015 du 21 mai 2013, modifiée, vous permet de savoir ce que "
    "nous gardons, de le faire corriger ou effacer, et de vous y opposer. "
    'Adressez-vous au <a href="/contact/">secrétariat permanent</a>. L’autorité de '
    "protection est l’APDP.",
]
ACCESSIBILITY: list[Written] = [
    "## Où nous en sommes",
    "Le portail est partiellement conforme aux règles WCAG 2.2, niveau AA. Chaque page "
    "est contrôlée automatiquement ; aucun audit complet par des personnes n’a encore "
    "eu lieu.",
    "## Ce qui est fait",
    [
        "Toutes les pages fonctionnent sans JavaScript et au clavier.",
        "Un état est dit par un mot et une forme, jamais par la couleur seule.",
        "Chaque erreur est dite à côté du champ et en haut du formulaire.",
        "Les pages se lisent à 320 pixels de large et avec un zoom de 400 %.",
    ],
    "## Ce qui n’est pas encore vérifié",
    [
        "L’usage avec TalkBack et d’autres lecteurs d’écran, par des personnes qui "
        "s’en servent.",
        "Le navigateur Opera Mini et un vrai réseau 2G.",
        "Les fichiers déposés par les organisations.",
    ],
    "## Une difficulté ?",
    "Dites-le au secrétariat permanent : quelle page, ce que vous vouliez faire, ce "
    'qui a bloqué. <a href="/contact/">Écrire au secrétariat permanent</a>.',
]
LEGAL: list[Written] = [
    "## Qui publie ce portail",
    "La Coordination nationale des organisations de la société civile. Le secrétariat "
    "permanent répond de ce qui y paraît.",
    "## Reprendre nos textes",
    "Vous pouvez partager nos pages et nos ressources, en disant d’où elles viennent. "
    "Une photo ne se reprend pas sans notre accord.",
    "## Signaler une erreur",
    'Un chiffre faux, une fiche périmée, un lien mort : <a href="/contact/">dites-le '
    "au secrétariat permanent</a>.",
]


def as_stream(text: list[Written]) -> str:
    """The text as a StreamField keeps it."""
    return json.dumps([_block(part) for part in text])


def _block(part: Written) -> dict[str, Any]:
    if isinstance(part, tuple):
        return {"type": part[0], "value": part[1]}
    if isinstance(part, list):
        points = "".join(f"<li>{point}</li>" for point in part)
        return {"type": "paragraph", "value": f"<ul>{points}</ul>"}
    if part.startswith("## "):
        heading = {"text": part.removeprefix("## "), "level": "h2"}
        return {"type": "title", "value": heading}
    return {"type": "paragraph", "value": f"<p>{part}</p>"}


def first_home(lead: str) -> list[Written]:
    """The home page before the secretariat composes it again."""
    tasks = [
        _task(
            "Trouver une organisation",
            "Par nom, par territoire, par type d’OSC",
            "/annuaire/",
            "list",
        ),
        _task(
            "Lire et partager le plaidoyer",
            "Notes, affiches, modules, audio",
            "/ressources/",
            "voice",
        ),
        _task(
            "Suivre le plan d’action",
            "Les engagements, mis à jour chaque trimestre",
            "/plan/",
            "plan",
        ),
    ]
    return [
        ("hero", {"lead": lead, "has_search": True}),
        ("links", {"links": tasks}),
        ("help", None),
        ("plan", None),
        ("figures", None),
        ("territories", None),
        ("resources", None),
        ("meetings", None),
        ("news", None),
    ]
