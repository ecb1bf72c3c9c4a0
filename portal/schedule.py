"""The one timetable: when, which task, and why."""

from dataclasses import dataclass
from typing import Any

from celery.schedules import crontab, schedule


@dataclass(frozen=True)
class Entry:
    """A line of the timetable; `expires` (seconds) drops it if nobody takes it."""

    why: str
    when: schedule | crontab
    task: str
    args: tuple[str, ...] = ()
    expires: int | None = None


TIMETABLE = {
    "sweep": Entry(
        why="a message lost by the broker or a killed worker delays a job by seconds",
        when=schedule(15),
        task="portal.jobs.clock.sweep_now",
        expires=15,
    ),
    "forget_posted": Entry(
        why="keys of posted forms serve for days, then only take room",
        when=crontab(hour=3, minute=10),
        task="portal.jobs.clock.ask_now",
        args=("journal.forget_posted", "Oubli des formulaires déjà traités"),
    ),
    "publish_due": Entry(
        why="a page whose day has come is published, one that is over taken down",
        when=crontab(minute="*/10"),
        task="cso_pages.library.clock.publish_due",
        expires=600,
    ),
    "age_records": Entry(
        why="a record that nobody confirms for a year says so, and stays listed",
        when=crontab(hour=4, minute=40),
        task="portal.jobs.clock.ask_now",
        args=("directory.age_records", "Fiches de l’annuaire à confirmer"),
    ),
    "forget_exports": Entry(
        why="a file of the directory may hold names and numbers: it stays one day",
        when=crontab(minute=50),
        task="portal.jobs.clock.ask_now",
        args=("directory.forget_exports", "Oubli des exports de la veille"),
    ),
    "follow_campaigns": Entry(
        why="a campaign reminds on its days and ends after its last one",
        when=crontab(hour=6, minute=15),
        task="portal.jobs.clock.ask_now",
        args=("campaigns.follow", "Rappels et fin des campagnes"),
    ),
    "forget_imports": Entry(
        why="lists hold names and numbers: their rows are kept twelve months, no more",
        when=crontab(hour=3, minute=25),
        task="portal.jobs.clock.ask_now",
        args=("upkeep.forget_imports", "Oubli des listes importées il y a un an"),
    ),
    "forget_registrations": Entry(
        why="a registration nobody came back to holds names and numbers for nothing",
        when=crontab(hour=3, minute=30),
        task="portal.jobs.clock.ask_now",
        args=("registration.forget", "Oubli des inscriptions laissées"),
    ),
    "find_pairs": Entry(
        why="two records of one organisation are proposed to the secretariat",
        when=crontab(hour=4, minute=5),
        task="portal.jobs.clock.ask_now",
        args=("upkeep.find_pairs", "Recherche de doublons dans l’annuaire"),
    ),
    "escalate_requests": Entry(
        why="a proposed change that its region left for seven days has another reader",
        when=crontab(hour=5, minute=10),
        task="portal.jobs.clock.ask_now",
        args=("upkeep.escalate_requests", "Demandes passées au secrétariat"),
    ),
    "forget_changes": Entry(
        why="proposed values hold numbers and texts: kept a year after the answer",
        when=crontab(hour=3, minute=35),
        task="portal.jobs.clock.ask_now",
        args=("upkeep.forget_changes", "Oubli des valeurs proposées il y a un an"),
    ),
    "release_reviews": Entry(
        why="a report left by its reviewer returns to the queue after two working days",
        when=crontab(hour=4, minute=20),
        task="portal.jobs.clock.ask_now",
        args=("plans.release_reviews", "Retour dans la file des rapports laissés"),
    ),
    "open_quarter": Entry(
        why="reports on a quarter open the day after it ends, without anybody asking",
        when=crontab(hour=5, minute=0),
        task="portal.jobs.clock.ask_now",
        args=("plans.open_quarter", "Ouverture des rapports du trimestre"),
    ),
    "remind_of_reports": Entry(
        why="who owes a report hears of it before its day, and again after",
        when=crontab(hour=7, minute=30),
        task="portal.jobs.clock.ask_now",
        args=("plans.remind", "Rappels des rapports attendus"),
    ),
    "close_periods": Entry(
        why="a quarter closes on the evening of its closing day, its figures lock",
        when=crontab(hour=23, minute=50),
        task="portal.jobs.clock.ask_now",
        args=("plans.close_periods", "Clôture des trimestres échus"),
    ),
    "check_consolidation": Entry(
        why="every published total is compared each night with its signed revisions",
        when=crontab(hour=3, minute=40),
        task="portal.jobs.clock.ask_now",
        args=("plans.check_consolidation", "Contrôle des totaux du plan"),
    ),
}


def beat_schedule() -> dict[str, dict[str, Any]]:
    """The timetable in the words of Celery beat."""
    return {
        name: {
            "task": entry.task,
            "schedule": entry.when,
            "args": entry.args,
            "options": {"expires": entry.expires} if entry.expires else {},
        }
        for name, entry in TIMETABLE.items()
    }
