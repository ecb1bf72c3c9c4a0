"""The référentiels a new portal starts with.

Territories: the 19 régions and the District de Bamako of the laws of 13 March 2023
(code_ct: law 2023-007; code_ca: law 2023-006), ISO 3166-2:ML and OCHA COD-AB as
published. The four series contradict each other: never deduce one from another.
"""

import datetime

# slug, name, tile, code_ct, code_ca, iso_3166_2, cod_ab_pcode
TERRITORIES = [
    ("bamako", "Bamako", "bko", "00", "00", "ML-BKO", "ML09"),
    ("kayes", "Kayes", "kay", "01", "01", "ML-1", "ML01"),
    ("koulikoro", "Koulikoro", "kou", "02", "02", "ML-2", "ML02"),
    ("sikasso", "Sikasso", "sik", "03", "03", "ML-3", "ML03"),
    ("segou", "Ségou", "seg", "04", "04", "ML-4", "ML04"),
    ("mopti", "Mopti", "mop", "05", "05", "ML-5", "ML05"),
    ("tombouctou", "Tombouctou", "tom", "06", "06", "ML-6", "ML06"),
    ("gao", "Gao", "gao", "07", "07", "ML-7", "ML07"),
    ("kidal", "Kidal", "kid", "08", "08", "ML-8", "ML08"),
    ("taoudenit", "Taoudénit", "tao", "09", "09", "ML-10", ""),
    ("menaka", "Ménaka", "men", "10", "10", "ML-9", "ML10"),
    ("nioro", "Nioro", "nio", "11", "13", "", ""),
    ("kita", "Kita", "kit", "12", "15", "", ""),
    ("dioila", "Dioïla", "dio", "13", "12", "", ""),
    ("nara", "Nara", "nar", "14", "16", "", ""),
    ("bougouni", "Bougouni", "bou", "15", "11", "", ""),
    ("koutiala", "Koutiala", "kti", "16", "14", "", ""),
    ("san", "San", "san", "17", "18", "", ""),
    ("douentza", "Douentza", "dou", "18", "19", "", ""),
    ("bandiagara", "Bandiagara", "ban", "19", "17", "", ""),
]

# code, label, label_plural
ORG_TYPES = [
    ("association", "Association", "Associations"),
    ("ong-nationale", "ONG nationale", "ONG nationales"),
    ("ong-internationale", "ONG internationale", "ONG internationales"),
    ("reseau", "Réseau", "Réseaux"),
    ("coalition", "Coalition", "Coalitions"),
    ("plateforme", "Plateforme ou faîtière", "Plateformes et faîtières"),
    ("federation", "Fédération", "Fédérations"),
    ("groupement", "Groupement", "Groupements"),
]

# code, label, short label, field. The 16 domains proposed to the Coordination.
# The regions that the laws of 13 March 2023 made, and what they were part of.
REFORM_DAY = datetime.date(2023, 3, 13)
PREDECESSORS = [
    ("nioro", "kayes"),
    ("kita", "kayes"),
    ("dioila", "koulikoro"),
    ("nara", "koulikoro"),
    ("bougouni", "sikasso"),
    ("koutiala", "sikasso"),
    ("san", "segou"),
    ("douentza", "mopti"),
    ("bandiagara", "mopti"),
    # Older than the reform: their day is for staff to write.
    ("taoudenit", "tombouctou"),
    ("menaka", "gao"),
]
NEW_REGIONS = [new for new, _old in PREDECESSORS[:9]]

THEMES = [
    ("prevention-vbg", "Prévention des VBG", "Prévention des VBG", "violence"),
    (
        "prise-en-charge",
        "Prise en charge holistique des survivantes",
        "Prise en charge",
        "violence",
    ),
    ("excision", "Abandon des MGF / excision", "Excision", "violence"),
    (
        "mariage-enfants",
        "Lutte contre le mariage d’enfants et le mariage forcé",
        "Mariage d’enfants",
        "violence",
    ),
    (
        "femmes-paix-securite",
        "Femmes, paix et sécurité (R1325)",
        "Paix et sécurité",
        "equality",
    ),
    (
        "participation",
        "Participation politique et leadership des femmes",
        "Participation",
        "equality",
    ),
    ("justice", "Droits des femmes et accès à la justice", "Justice", "equality"),
    (
        "economie",
        "Autonomisation économique des femmes",
        "Économie",
        "empowerment",
    ),
    ("sante", "Santé sexuelle et reproductive", "Santé", "empowerment"),
    ("education", "Éducation et formation des filles", "Éducation", "empowerment"),
    (
        "jeunes",
        "Jeunes filles et engagement des hommes et garçons",
        "Jeunes",
        "empowerment",
    ),
    (
        "handicap",
        "Inclusion des femmes en situation de handicap",
        "Handicap",
        "equality",
    ),
    (
        "deplacees",
        "Femmes déplacées, retournées, réfugiées",
        "Déplacées",
        "empowerment",
    ),
    (
        "plaidoyer",
        "Plaidoyer, réseautage et renforcement des OSC",
        "Plaidoyer",
        "equality",
    ),
    ("donnees", "Données genre et recherche", "Données", "equality"),
    ("climat", "Genre, climat et environnement", "Climat", "empowerment"),
]

# code, label
GROUPS = [
    ("femmes", "Femmes"),
    ("jeunes-filles", "Jeunes filles et jeunes femmes"),
    ("femmes-rurales", "Femmes rurales"),
    ("femmes-handicapees", "Femmes en situation de handicap"),
    ("femmes-deplacees", "Femmes déplacées, retournées ou réfugiées"),
    ("femmes-elues", "Femmes élues et cheffes de communauté"),
    ("femmes-medias", "Femmes des médias et de la culture"),
    ("juristes", "Juristes"),
    ("productrices", "Productrices et commerçantes"),
    ("hommes-engages", "Hommes et garçons engagés"),
]

# tag (BCP 47), name. French, then the thirteen languages of the Constitution of 2023
# as law 96-049 lists them, then Arabic and English for partners.
LANGUAGES = [
    ("fr", "français"),
    ("bm", "bamanankan"),
    ("ff", "fulfulde"),
    ("ses", "soŋoy"),
    ("taq", "tamasheq"),
    ("snk", "soninke"),
    ("dtm", "dɔgɔsɔ"),
    ("bmq", "bomu"),
    ("boz", "bozo"),
    ("mey", "hasanya"),
    ("myk", "mamara"),
    ("mwk", "maninkakan"),
    ("sef", "syenara"),
    ("kao", "xaasongaxanŋo"),
    ("ar", "arabe"),
    ("en", "anglais"),
]
