"""What the organisations of the plan's story tell of themselves, by sigle."""

from dataclasses import dataclass, field

# theme, territory, group, activity, since
Line = tuple[str, str, str, str, int]


@dataclass(frozen=True)
class Record:
    """A record as its organisation fills it; an empty one is sparse."""

    summary: str = ""
    founded_year: int | None = None
    former_names: str = ""
    languages: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()
    locality: str = ""
    has_shelter: bool = False
    work: tuple[Line, ...] = field(default=())


RECORDS = {
    "AEDF": Record(
        summary="Nous ouvrons la parole dans 14 villages du Delta : causeries, relais "
        "communautaires, écoute des filles. Nous défendons l’accès de toutes aux "
        "services.",
        founded_year=2009,
        former_names="Association Exemple des femmes du Delta (jusqu’en 2018)",
        languages=("fr", "ff", "bm", "boz"),
        led_by=("femmes", "femmes-handicapees"),
        locality="Mopti",
        work=(
            ("prevention-vbg", "mopti", "jeunes-filles", "Causeries éducatives", 2011),
            ("prevention-vbg", "bandiagara", "femmes", "Comités de veille", 2016),
            ("handicap", "mopti", "femmes-handicapees", "", 2015),
            ("handicap", "douentza", "femmes-handicapees", "", 2019),
            ("femmes-paix-securite", "mopti", "femmes", "Comité de Konna", 2021),
        ),
    ),
    "OEAF": Record(
        summary="Nous gardons les filles à l’école et les orientons vers les services.",
        founded_year=2003,
        languages=("fr", "bm"),
        led_by=("femmes",),
        locality="Ségou",
        has_shelter=True,
        work=(
            ("education", "segou", "jeunes-filles", "Clubs dans 22 collèges", 2003),
            ("education", "mopti", "jeunes-filles", "Bourses de fin d’année", 2014),
            ("prise-en-charge", "segou", "jeunes-filles", "Orientation", 2012),
            ("mariage-enfants", "san", "jeunes-filles", "", 2018),
        ),
    ),
    "REOFP": Record(
        summary="Médiation locale et suivi de la résolution 1325 dans les cercles.",
        founded_year=2012,
        languages=("fr", "ff", "ses", "taq"),
        led_by=("femmes",),
        locality="Sévaré",
        work=(
            ("femmes-paix-securite", "mopti", "femmes", "Médiation locale", 2012),
            ("femmes-paix-securite", "tombouctou", "femmes", "", 2015),
            ("femmes-paix-securite", "gao", "femmes", "", 2017),
            ("participation", "bandiagara", "femmes-elues", "", 2020),
            ("participation", "douentza", "femmes-elues", "", 2020),
        ),
    ),
    "CERC": Record(
        summary="Des radios communautaires contre le mariage d’enfants et l’excision.",
        founded_year=2016,
        languages=("fr", "bm", "ff", "ses", "myk"),
        locality="Koutiala",
        work=(
            ("mariage-enfants", "koutiala", "femmes-medias", "Feuilleton radio", 2016),
            ("excision", "koutiala", "femmes-medias", "", 2016),
            ("mariage-enfants", "san", "femmes-medias", "", 2019),
            ("excision", "sikasso", "femmes-medias", "", 2019),
        ),
    ),
    "REJFL": Record(
        summary="Des filles de 15 à 24 ans prennent la parole dans leur commune.",
        founded_year=2019,
        languages=("fr", "bm"),
        led_by=("jeunes-filles",),
        locality="Hamdallaye",
        work=(
            ("jeunes", "bamako", "jeunes-filles", "École des leaders", 2019),
            ("participation", "koulikoro", "jeunes-filles", "", 2022),
        ),
    ),
    "OED": Record(
        summary="Accompagnement juridique et plaidoyer pour l’accès à la justice.",
        founded_year=1998,
        languages=("fr", "bm", "en"),
        locality="Hippodrome",
        has_shelter=True,
        work=(
            ("justice", "bamako", "juristes", "Permanences", 1998),
            ("prise-en-charge", "bamako", "femmes", "Accompagnement", 2008),
            ("justice", "kayes", "femmes", "", 2015),
        ),
    ),
    "FEAFN": Record(
        summary="Associations féminines des cercles de Gao, Ansongo et Bourem.",
        founded_year=2001,
        languages=("fr", "ses", "taq"),
        locality="Gao",
        work=(
            ("economie", "gao", "productrices", "", 2001),
            ("deplacees", "gao", "femmes-deplacees", "", 2013),
            ("deplacees", "menaka", "femmes-deplacees", "", 2018),
        ),
    ),
    "AEFDD": Record(
        summary="Accueil, écoute et orientation des femmes déplacées.",
        founded_year=2014,
        languages=("fr", "ff", "dtm"),
        locality="Douentza",
        has_shelter=True,
        work=(
            ("deplacees", "douentza", "femmes-deplacees", "Écoute", 2014),
            ("prise-en-charge", "douentza", "femmes-deplacees", "", 2016),
        ),
    ),
    "GETK": Record(
        summary="Transformation du karité et épargne collective.",
        founded_year=2007,
        languages=("fr", "bm", "sef"),
        locality="Sikasso",
        work=(
            ("economie", "sikasso", "productrices", "Beurre de karité", 2007),
            ("climat", "sikasso", "productrices", "Parcs à karité", 2019),
        ),
    ),
    "PEOFH": Record(
        summary="Une plateforme pour les droits des femmes et des filles handicapées.",
        founded_year=2010,
        languages=("fr", "bm"),
        led_by=("femmes-handicapees",),
        locality="Bamako",
        work=(
            ("handicap", "bamako", "femmes-handicapees", "", 2010),
            ("plaidoyer", "bamako", "femmes-handicapees", "", 2012),
        ),
    ),
    "AEN": Record(
        summary="Ɲɛtaa, c’est le progrès : savoir lire, savoir compter, savoir dire.",
        languages=("bm", "myk"),
        work=(("education", "koutiala", "femmes-rurales", "Alphabétisation", 2015),),
    ),
}
