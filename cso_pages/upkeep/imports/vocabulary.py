"""The words that lists use for types, domains and what is out of scope.

Left: the code of the référentiel. Right: how it is written, without accents.
"""

TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "association": (
        "association", "associations", "asso", "association feminine", "ass",
        "association de femmes", "association locale", "association nationale", "oc",
        "organisation communautaire de base", "ocb", "association a but non lucratif",
        "association de jeunes", "association de la societe civile", "amicale",
        "association apolitique", "association de droit malien", "mouvement", "cbo",
    ),
    "ong-nationale": (
        "ong nationale", "ong", "ongn", "ong n", "ong locale", "ong malienne", "nngo",
        "organisation non gouvernementale", "ong nat", "national ngo", "ong nationales",
        "organisation non gouvernementale nationale", "ngo", "local ngo", "on g",
    ),
    "ong-internationale": (
        "ong internationale", "ongi", "ong int", "ong inter", "international ngo",
        "ingo", "ong etrangere", "organisation internationale non gouvernementale",
        "oing", "ong internationales",
        "organisation non gouvernementale internationale",
    ),
    "reseau": ("reseau", "reseaux", "network", "reseau d associations", "reseau d ong"),
    "coalition": ("coalition", "coalitions", "collectif", "alliance", "front"),
    "plateforme": (
        "plateforme", "plate forme", "faitiere", "plateforme ou faitiere", "forum",
        "organisation faitiere", "cadre de concertation", "coordination", "consortium",
    ),
    "federation": ("federation", "federations", "confederation", "union", "unions"),
    "groupement": (
        "groupement", "groupement feminin", "gie", "cooperative", "societe cooperative",
        "scoops", "groupement d interet economique", "tontine", "groupements", "gpf",
        "groupement de femmes", "association villageoise d epargne et de credit",
        "avec", "grpt", "gpt", "grpmt",
    ),
}  # fmt: skip

THEME_WORDS: dict[str, tuple[str, ...]] = {
    "prevention-vbg": (
        "vbg", "violence basee sur le genre", "violences basees sur le genre", "vff",
        "lutte contre les vbg", "prevention des vbg", "violences faites aux femmes",
        "violences faites aux femmes et aux filles", "gbv", "prevention et lutte vbg",
        "violence sexiste", "violences conjugales", "gender based violence",
        "lutte contre les violences", "protection vbg", "violences sexuelles", "vsbg",
        "prevention des violences", "lutte contre les violences basees sur le genre",
    ),
    "prise-en-charge": (
        "prise en charge", "prise en charge holistique",
        "prise en charge des survivantes", "prise en charge des victimes",
        "accompagnement des survivantes", "appui psychosocial", "prise en charge vbg",
        "accueil et ecoute", "hebergement", "prise en charge psychosociale",
        "centre d ecoute", "one stop center",
    ),
    "excision": (
        "excision", "mgf", "mutilations genitales feminines", "abandon de l excision",
        "lutte contre l excision", "mgf e", "abandon des mgf", "fgm", "lutte mgf",
        "pratiques nefastes", "pratiques traditionnelles nefastes",
    ),
    "mariage-enfants": (
        "mariage d enfants", "mariage des enfants", "mariage precoce", "mariage force",
        "mariages precoces", "lutte contre le mariage d enfants",
        "mariage precoce et force", "lutte contre le mariage precoce", "child marriage",
        "mariages d enfants",
    ),
    "femmes-paix-securite": (
        "paix et securite", "femmes paix et securite", "paix", "resolution 1325",
        "r1325", "consolidation de la paix", "cohesion sociale", "1325", "fps",
        "reconciliation", "paix et cohesion sociale", "prevention des conflits",
        "mediation", "dialogue social", "vivre ensemble",
    ),
    "participation": (
        "participation politique", "leadership", "leadership feminin", "gouvernance",
        "leadership des femmes", "participation des femmes", "citoyennete",
        "democratie", "participation citoyenne", "elections", "quota",
        "gouvernance et citoyennete", "participation politique des femmes",
        "genre et gouvernance", "decentralisation", "democratie et gouvernance",
        "bonne gouvernance", "engagement citoyen",
    ),
    "justice": (
        "droits des femmes", "acces a la justice", "justice", "assistance juridique",
        "droits humains", "droits de l homme", "aide juridique", "promotion des droits",
        "defense des droits", "assistance judiciaire", "droit des femmes", "droits",
        "promotion de la femme", "genre", "droits humains des femmes", "egalite",
        "promotion des droits des femmes", "defense des droits des femmes", "equite",
        "egalite de genre", "promotion du genre", "human rights", "clinique juridique",
    ),
    "economie": (
        "autonomisation economique", "economie", "agr", "microfinance",
        "entrepreneuriat", "activites generatrices de revenus",
        "autonomisation des femmes", "autonomisation", "agriculture", "elevage",
        "artisanat", "commerce", "maraichage", "peche",
        "transformation agroalimentaire", "transformation", "economie sociale",
        "emploi", "developpement economique", "epargne et credit", "micro credit",
        "microcredit", "securite alimentaire", "food security", "moyens d existence",
        "agro alimentaire", "autonomisation economique des femmes", "entreprenariat",
        "agroecologie", "entrepreneuriat feminin", "insertion professionnelle",
        "karite", "teinture", "developpement rural",
        "transformation des produits agricoles", "transformation des produits locaux",
        "agriculture et elevage", "livelihoods",
    ),
    "sante": (
        "sante", "sante sexuelle et reproductive", "ssr", "sante de la reproduction",
        "vih", "planification familiale", "sante reproductive", "sante maternelle",
        "vih sida", "sante maternelle et infantile", "sante communautaire", "nutrition",
        "health", "dssr", "pf", "sr pf", "sante nutrition", "lutte contre le vih sida",
        "fistule",
    ),
    "education": (
        "education", "formation", "alphabetisation", "scolarisation des filles",
        "ecole", "education des filles", "education et formation",
        "formation professionnelle", "scolarisation", "education formation",
        "maintien des filles a l ecole", "education non formelle", "education de base",
        "renforcement de capacites des filles",
    ),
    "jeunes": (
        "jeunes", "jeunesse", "jeunes filles", "adolescentes", "masculinites positives",
        "engagement des hommes", "engagement des hommes et garcons",
        "jeunes et adolescents", "promotion des jeunes", "encadrement des jeunes",
        "youth", "enfance et jeunesse",
    ),
    "handicap": (
        "handicap", "inclusion", "femmes handicapees", "personnes handicapees",
        "inclusion sociale", "personnes en situation de handicap",
        "femmes en situation de handicap", "disability",
        "inclusion des personnes handicapees",
    ),
    "deplacees": (
        "deplacees", "femmes deplacees", "refugiees", "deplaces internes", "pdi",
        "humanitaire", "action humanitaire", "urgence", "deplaces", "refugies",
        "aide humanitaire", "assistance humanitaire", "retournees",
        "personnes deplacees", "urgences",
    ),
    "plaidoyer": (
        "plaidoyer", "reseautage", "renforcement des capacites", "renforcement des osc",
        "lobbying", "mobilisation sociale", "renforcement de capacites",
        "sensibilisation", "communication", "plaidoyer et lobbying",
        "renforcement institutionnel", "ccc", "communication pour le changement social",
        "mise en reseau", "advocacy", "information et sensibilisation",
        "societe civile",
    ),
    "donnees": (
        "recherche", "donnees", "etudes", "donnees genre", "etudes et recherches",
        "enquetes", "suivi evaluation", "statistiques", "etudes et conseils",
        "recherche action",
    ),
    "climat": (
        "climat", "environnement", "changement climatique", "genre et climat",
        "reboisement", "protection de l environnement", "resilience climatique",
        "gestion des ressources naturelles", "environnement et climat", "grn",
        "energies renouvelables", "changements climatiques", "ecologie",
    ),
}  # fmt: skip

# Domains that lists name and the référentiel does not have: kept as text, no question.
OUTSIDE_THEMES = frozenset(
    {
        "eau", "assainissement", "eau et assainissement", "hygiene", "eha", "wash",
        "eau hygiene et assainissement", "water sanitation hygiene", "hydraulique",
        "culture", "water sanitation and hygiene", "sport", "sports", "infrastructure",
        "infrastructures", "tourisme", "construction", "religion", "logement",
        "shelter", "abris", "transport", "culture et sport", "sports et culture",
        "arts et culture", "art et culture", "arts", "eau potable",
        "developpement local", "developpement communautaire", "developpement",
        "developpement durable", "social", "multisectoriel", "divers", "autres",
        "autre", "bienfaisance", "entraide", "solidarite", "lutte contre la pauvrete",
        "protection sociale", "protection de l enfant", "protection de l enfance",
        "protection de l enfance et de la famille", "droits de l enfant", "enfance",
        "famille", "action sociale", "multi sectoriel", "coordination", "logistics",
        "logistique", "migration", "nutrition animale", "medias", "presse", "habitat",
        "mines", "energie", "hygiene et assainissement", "loisirs",
    }
)  # fmt: skip
