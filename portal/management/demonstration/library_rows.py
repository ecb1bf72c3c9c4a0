"""The twenty resources of the demonstration, all fictional."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Resource:
    """One resource; `text` names a file of texts/, `by` holds sigles."""

    title: str
    kind: str
    summary: str
    by: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    days_ago: int = 30
    text: str = ""
    paragraphs: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    language: str = "fr"
    for_whom: str = ""
    pdf: str = ""
    sound: str = ""
    transcript: str = ""
    audience: str = "public"
    has_testimony: bool = False
    is_draft: bool = False
    is_embargoed: bool = False


RESOURCES = [
    Resource(
        "Mariage d’enfants : cinq messages pour les élues et élus locaux", "note",
        "Une mairie peut faire reculer le mariage d’enfants avec ce qu’elle a déjà : "
        "l’état civil, la parole publique et l’école. Cette note propose cinq gestes, "
        "sans budget nouveau.",
        by=("CERC", "AEDF"), themes=("mariage-enfants", "education"),
        territories=("mopti", "gao", "tombouctou"), days_ago=12, text="mariage",
        messages=("Demander l’acte de naissance avant toute célébration.",
                  "Dire non en public, avec les chefs religieux et coutumiers.",
                  "Suivre les absences des filles avec l’école.",
                  "Orienter les familles, ne pas les punir d’abord.",
                  "Rendre compte une fois par an."),
        for_whom="Élues et élus, conseils de cercle, radios",
        pdf="Mariage d’enfants, cinq messages",
    ),
    Resource(
        "La résolution 1325 expliquée en une heure", "guide",
        "Participation, prévention, protection, relèvement : quatre mots, une causerie "
        "d’une heure, et une place à obtenir avant la fin de l’année.",
        by=("REOFP",), themes=("femmes-paix-securite", "participation"), days_ago=25,
        text="r1325", for_whom="Animatrices et animateurs, comités de paix",
        messages=("Compter les femmes là où la paix se décide.",
                  "Demander une place, une seule, et l’accompagner.",
                  "Ne pousser personne devant : la sécurité d’abord."),
        pdf="Résolution 1325, guide de causerie",
    ),
    Resource(
        "Accès à la justice : regarder le chemin, pas seulement la porte", "note",
        "Savoir, arriver, parler, attendre : à chaque étape, ce qu’une organisation "
        "peut faire pour qu’une femme arrive jusqu’à l’audience.",
        by=("OED",), themes=("justice",), territories=("bamako", "koulikoro"),
        days_ago=40, text="justice",
        messages=("Dire le droit à partir de questions vraies.",
                  "Payer le transport et la garde des enfants.",
                  "Ne jamais proposer de médiation pour une violence."),
        pdf="Accès à la justice",
    ),
    Resource(
        "Karité : un cahier, une balance, trois acheteurs", "pratique",
        "Un groupement raconte une saison où il a vendu plus cher sans produire "
        "davantage. Ce qui a changé, ce que cela a coûté, ce qui n’a pas marché.",
        by=("GETK",), themes=("economie",), territories=("sikasso",), days_ago=55,
        text="economie", pdf="Karité, une saison",
    ),
    Resource(
        "Lire un budget communal en une heure", "module",
        "Trois couleurs, trois questions, une demande. Un module prêt à animer, avec "
        "un exercice dont les montants sont inventés.",
        by=("OEIVE", "AEDF"), themes=("participation", "plaidoyer"), days_ago=70,
        text="budget", for_whom="Groupements de femmes, conseillères communales",
        pdf="Budget communal, module",
    ),
    Resource(
        "Denmisɛnninw ka furu : an ka kuma ɲɔgɔn fɛ", "audio",
        "Baro surun, bamanankan na. Kalan de ka kan ka kɛ fɔlɔ.",
        by=("CERC", "AEN"), themes=("mariage-enfants",), territories=("koutiala",),
        days_ago=18, text="bamanankan", language="bm", sound="Ɲɛtaa baro",
        transcript="I ni ce. Bi, an bɛ baro kɛ denmisɛnninw ka furu kan.\n"
        "Kalan de ka kan ka kɛ fɔlɔ.",
    ),
    Resource(
        "Affiche : où trouver de l’aide, sans se mettre en danger", "affiche",
        "Une affiche à imprimer en noir et blanc, à compléter à la main avec les "
        "services vérifiés de votre cercle.",
        by=("CELV",), themes=("prise-en-charge",), days_ago=5,
        pdf="Affiche orientation",
    ),
    Resource(
        "Paroles de femmes déplacées", "etude",
        "Trois récits inventés, à partir de ce que les organisations entendent. Ils "
        "disent ce qui manque dans un lieu d’accueil.",
        by=("AEFDD",), themes=("deplacees", "prise-en-charge"),
        territories=("douentza", "mopti"), days_ago=90, has_testimony=True,
        paragraphs=("# Se laver",
                    "La douche n’a pas de porte. Nous y allons à trois, la nuit. Une "
                    "porte et une lampe changeraient tout.",
                    "# Manger",
                    "La distribution se fait le matin, quand nous cherchons l’eau. "
                    "Personne ne nous a demandé l’heure."),
    ),
    Resource(
        "Excision : répondre aux questions des grands-mères", "guide",
        "Huit questions entendues en causerie, et des réponses simples, respectueuses, "
        "sans images choquantes.",
        by=("CERC",), themes=("excision", "sante"), days_ago=110,
        paragraphs=("Commencez par écouter. Une grand-mère qui se sent accusée protège "
                    "la pratique ; une grand-mère consultée protège l’enfant.",),
        pdf="Excision, questions et réponses",
    ),
    Resource(
        "Protocole de Maputo : ce qu’il dit des femmes rurales", "loi",
        "Les articles utiles, résumés en français simple, avec la date du texte.",
        themes=("justice", "economie"), days_ago=200,
        paragraphs=("Le Protocole à la Charte africaine relatif aux droits des femmes "
                    "a été adopté à Maputo en 2003. Lisez le texte officiel avant de "
                    "le citer.",),
    ),
    Resource(
        "Canevas de note de plaidoyer", "canevas",
        "Une page à remplir : le constat, la demande, à qui, pour quand.",
        themes=("plaidoyer",), days_ago=15, pdf="Canevas de note",
        paragraphs=("# Le constat", "Une phrase, une source.", "# La demande",
                    "Un verbe, une personne, une date."),
    ),
    Resource(
        "Femmes handicapées : une réunion où chacune entre, entend et parle", "guide",
        "La rampe, le son, la lumière, le temps de parole : vérifier une salle en dix "
        "minutes.",
        by=("PEOFH",), themes=("handicap", "participation"), days_ago=33,
        paragraphs=("Passez la porte avec un fauteuil, ou faites comme si. "
                    "Asseyez-vous au fond, et demandez à quelqu’un de parler.",),
    ),
    Resource(
        "Filles au collège : le cahier des absences", "pratique",
        "Des nombres, jamais de noms : un cahier que l’école et la mairie lisent "
        "ensemble.",
        by=("OEAF",), themes=("education", "jeunes"), territories=("segou",),
        days_ago=48,
        paragraphs=("Une ligne par semaine : inscrites, présentes, revenues.",),
    ),
    Resource(
        "Terre : six questions à poser avant de cultiver ensemble", "note",
        "Un champ prêté se reprend. Ces six questions aident un groupement à obtenir "
        "un écrit.",
        by=("AEFF",), themes=("economie", "climat"), territories=("segou", "san"),
        days_ago=64, paragraphs=("Qui signe ? Pour combien de saisons ?",),
    ),
    Resource(
        "Radio : préparer une émission sur les violences sans nuire", "module",
        "Choisir ses mots, protéger les voix, donner un numéro vérifié.",
        by=("CERC",), themes=("prevention-vbg",), days_ago=77, sound="Générique",
        transcript="(Silence : exemple de fichier.)",
        paragraphs=("Ne diffusez jamais la voix d’une survivante, même modifiée, sans "
                    "un accord écrit qu’elle peut reprendre.",),
    ),
    Resource("Genre et climat", "etude", "Une page, en anglais, pour les partenaires.",
             by=("OEIVE",), themes=("climat",), days_ago=120, language="en",
             paragraphs=("Fictional sample for partners.",)),
    Resource(
        "Grille de préparation des réunions avec les partenaires", "canevas",
        "À l’usage des membres : nos lignes, nos questions, ce que nous ne disons pas.",
        themes=("plaidoyer",), days_ago=9, audience="members",
        paragraphs=("Décidez avant d’entrer : qui parle, qui note, qui remercie.",),
        pdf="Grille de préparation",
    ),
    Resource(
        "Seize jours d’activisme : nos messages de cette année", "note",
        "Les messages communs de la campagne, à publier le même jour dans toutes les "
        "régions.",
        themes=("prevention-vbg",), days_ago=0, is_embargoed=True,
        paragraphs=("Le même message, le même jour, partout.",), pdf="Seize jours",
    ),
    Resource(
        "Compter sans nuire : données et confidentialité", "guide",
        "Brouillon du secrétariat, à compléter.", themes=("donnees",), days_ago=2,
        is_draft=True,
    ),
    Resource(
        "Participation des femmes aux cadres de concertation locaux : état des lieux, "
        "obstacles, propositions des organisations membres et feuille de route",
        "etude",
        "Ce que les organisations de plusieurs territoires ont dit en atelier, mis en "
        "ordre. Aucun chiffre national : seulement des constats et des propositions.",
        by=("REOFP", "FEAFN", "AEDF"), themes=("participation", "femmes-paix-securite"),
        territories=("mopti", "gao", "menaka", "kidal"), days_ago=150,
        paragraphs=("# Obstacles", "L’heure, le lieu, la langue, le prix du transport.",
                    "# Propositions", "Deux places, une suppléante, un remboursement."),
        pdf="État des lieux de la participation",
    ),
]  # fmt: skip
