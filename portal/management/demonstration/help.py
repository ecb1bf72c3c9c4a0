"""Help services of the demonstration: numbers that are plainly nobody's."""

import datetime

from cso_pages.help.models import HelpService, ServiceKind

# name, kind, territory, number, free, hours, languages, operator, days ago
SERVICES = [
    (
        "Numéro d’écoute (exemple)", ServiceKind.HELPLINE, None, "00 00 00 00", True,
        "24 h sur 24", "français, bamanankan, fulfulde", "Service fictif", 20,
    ),
    (
        "Écoute de Mopti (exemple)", ServiceKind.LISTENING, "mopti", "00 00 00 01",
        True, "Tous les jours, 8 h à 20 h", "français, fulfulde, bozo",
        "Association fictive", 12,
    ),
    (
        "Centre de santé de référence de Mopti (exemple)", ServiceKind.HEALTH,
        "mopti", "00 00 00 02", False, "24 h sur 24", "français, bamanankan",
        "Service de santé fictif", 33,
    ),
    (
        "Permanence juridique de Bamako (exemple)", ServiceKind.LEGAL, "bamako",
        "00 00 00 03", True, "Lundi à vendredi, 8 h à 16 h", "français, bamanankan",
        "Juristes fictives", 41,
    ),
    (
        "Service social de Ségou (exemple)", ServiceKind.SOCIAL, "segou",
        "00 00 00 04", False, "Lundi à vendredi, 8 h à 15 h", "français, bamanankan",
        "Service social fictif", 65,
    ),
    (
        "Écoute de Gao (exemple)", ServiceKind.LISTENING, "gao", "00 00 00 05", True,
        "Tous les jours, 8 h à 18 h", "soŋoy, tamasheq, français",
        "Association fictive", 8,
    ),
    (
        "Unité de protection de Sikasso (exemple)", ServiceKind.POLICE, "sikasso",
        "00 00 00 06", True, "24 h sur 24", "français, bamanankan", "Unité fictive", 54,
    ),
    (
        "Écoute de Koutiala (exemple)", ServiceKind.LISTENING, "koutiala",
        "00 00 00 07", True, "Tous les jours", "bamanankan, mamara",
        "Association fictive", 120,
    ),
]  # fmt: skip


def make_help(today: datetime.date) -> None:
    """Eight services; that of Koutiala was not checked again, and does not show."""
    for name, kind, where, phone, free, hours, languages, operator, ago in SERVICES:
        HelpService.objects.create(
            name=name,
            kind=kind,
            territory_id=where,
            phone=phone,
            is_free=free,
            hours=hours,
            languages=languages,
            operator=operator,
            verified_on=today - datetime.timedelta(days=ago),
            verified_by="secrétariat permanent (démonstration)",
            is_neutral=True,
        )
