"""Names of who is no Malian civil society: other countries, UN, State, firms.

And well-known international NGOs, for lists that give no type.
"""

# Well-known international NGOs, for lists that give no type.
INTERNATIONAL = frozenset(
    {
        "international rescue committee", "irc", "oxfam", "acted",
        "handicap international", "agency for technical cooperation and development",
        "humanite et inclusion", "agronomes et veterinaires sans frontieres", "avsf",
        "save the children", "care international", "care mali", "plan international",
        "plan international mali", "world vision", "world vision international",
        "norwegian refugee council", "conseil norvegien pour les refugies",
        "danish refugee council", "mercy corps", "medecins du monde",
        "medecins sans frontieres", "action contre la faim", "catholic relief services",
        "islamic relief", "terre des hommes", "solidarites international",
        "oxfam international", "oxfam intermon", "sos villages d enfants", "wateraid",
        "helvetas", "amnesty international", "avocats sans frontieres canada",
        "search for common ground",
    }
)  # fmt: skip

UN_SIGLES = frozenset(
    [
        "unicef",
        "unhcr",
        "hcr",
        "pnud",
        "undp",
        "unfpa",
        "fnuap",
        "onufemmes",
        "unwomen",
        "oim",
        "iom",
        "pam",
        "wfp",
        "oms",
        "who",
        "fao",
        "ocha",
        "unocha",
        "unesco",
        "onusida",
        "unaids",
        "minusma",
        "unops",
        "onudi",
        "unido",
        "unmas",
        "bit",
        "oit",
        "ilo",
        "fida",
        "ifad",
        "onuhabitat",
        "unhabitat",
        "unodc",
        "ohchr",
        "hcdh",
        "pnue",
        "unep",
        "uncdf",
        "fenu",
        "unv",
        "vnu",
        "unitar",
        "undss",
    ]
)
UN_STARTS = (
    "united nations", "nations unies", "organisation des nations unies", "onu femmes",
    "fonds des nations unies", "programme des nations unies",
    "entite des nations unies", "haut commissariat",
    "haut commissariat des nations unies", "un women", "onu habitat",
    "organisation internationale pour les migrations",
    "international organization for migration", "world food programme",
    "programme alimentaire mondial", "world health organization",
    "organisation mondiale de la sante", "food and agriculture organization",
    "bureau de la coordination des affaires humanitaires",
    "mission multidimensionnelle", "bureau international du travail",
    "systeme des nations unies", "agence des nations unies",
    "organisation des nations unies pour", "international labour organization",
)  # fmt: skip
STATE_STARTS = (
    "ministere", "direction nationale", "direction regionale", "direction generale",
    "gouvernorat", "mairie", "prefecture", "sous prefecture", "conseil regional",
    "conseil de cercle", "conseil communal", "service local", "service regional",
    "ambassade", "delegation de l union europeenne", "presidence de la republique",
    "primature", "assemblee nationale", "cour supreme", "cour constitutionnelle",
    "haut conseil des collectivites", "tribunal", "gendarmerie", "police nationale",
    "secretariat general du gouvernement", "centre de sante de reference", "drpfef",
    "dnpf", "drpfef", "slpfef", "commissariat a la securite alimentaire",
    "commune rurale de", "commune urbaine de", "banque mondiale", "world bank",
    "union europeenne",
)  # fmt: skip
OUT_TYPES: dict[str, str] = {
    **dict.fromkeys(
        (
            "un", "onu", "snu", "nations unies", "agence des nations unies",
            "agence onu", "agences des nations unies", "systeme des nations unies",
            "agence snu", "un agency", "agence du systeme des nations unies",
            "united nations", "agence un",
        ),
        "un",
    ),
    **dict.fromkeys(
        (
            "ministere", "gouvernement", "etat", "etatique", "service technique",
            "government", "structure etatique", "collectivite",
            "collectivite territoriale", "administration", "service de l etat",
            "mairie", "institution publique", "service public", "public",
            "etablissement public", "services techniques de l etat",
            "institution de l etat",
        ),
        "state",
    ),
    **dict.fromkeys(
        ("entreprise", "societe", "sarl", "sa", "prive", "secteur prive"),
        "company",
    ),
}  # fmt: skip

MALI = frozenset(
    {"mali", "ml", "mli", "republique du mali", "rep du mali", "le mali", "au mali"}
)
COUNTRIES = frozenset(
    {
        "senegal", "burkina faso", "burkina", "niger", "guinee", "guinee conakry",
        "guinea", "cote d ivoire", "ivory coast", "cote divoire", "mauritanie",
        "mauritania", "algerie", "algeria", "gambie", "gambia", "guinee bissau",
        "benin", "togo", "ghana", "nigeria", "liberia", "sierra leone", "cap vert",
        "cabo verde", "tchad", "chad", "cameroun", "cameroon", "gabon", "congo", "rdc",
        "maroc", "morocco", "tunisie", "tunisia", "libye", "egypte", "france",
        "belgique", "suisse", "canada", "allemagne", "italie", "espagne", "etats unis",
        "usa", "royaume uni", "luxembourg", "pays bas", "suede", "norvege", "danemark",
        "japon", "chine", "turquie", "republique centrafricaine", "rca", "rwanda",
        "burundi", "ethiopie", "kenya", "soudan", "afrique du sud", "madagascar",
        "haiti", "sn", "bf", "ne", "ci", "gn", "mr", "dz", "sen", "bfa", "ner", "civ",
        "gin", "mrt", "dza", "tcd", "gmb", "gnb", "lbr", "sle", "gha", "ben", "tgo",
        "nga", "cpv",
    }
)  # fmt: skip
