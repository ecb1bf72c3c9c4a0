"""What the answers say of the work, the ways to reach, and the persons; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from cso_pages.directory.contacts import ChannelKind
from cso_pages.upkeep.imports.channels import read_channels
from cso_pages.upkeep.registration.gaps import PEOPLE, Answers, several


@dataclass(frozen=True)
class Person:
    """One focal point, as she was written down."""

    first_name: str
    last_name: str
    function: str
    phones: tuple[str, ...]
    email: str
    has_agreed: bool

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def themes_and_places(answers: Answers) -> list[tuple[str, str]]:
    """Each domain with each of its territories, in the order they were offered."""
    places = several(answers, "territories")
    everywhere = answers.get("everywhere") != "no"
    pairs = []
    for theme in several(answers, "themes"):
        chosen = [p for p in several(answers, f"ou-{theme}") if p in places]
        pairs += [(theme, place) for place in (places if everywhere else chosen)]
    return pairs


def channels_of(answers: Answers) -> Iterator[tuple[str, str, str]]:
    """Kind, value, audience; several numbers on one line are several channels."""
    for name, kind, wanted in (
        ("phone", ChannelKind.PHONE, "phones"),
        ("email", ChannelKind.EMAIL, "emails"),
        ("web", ChannelKind.WEB, "sites"),
    ):
        for value in getattr(read_channels(str(answers.get(name) or "")), wanted):
            yield kind, value, str(answers.get(f"{name}_for") or "secretariat")


def people_of(answers: Answers) -> list[Person]:
    """The focal points that have a name."""
    found = []
    for who in PEOPLE:
        typed = {
            name: str(answers.get(f"{who}_{name}") or "")
            for name in ("first_name", "last_name", "function", "phone", "email")
        }
        mails = read_channels(typed["email"]).emails
        if typed["last_name"]:
            found.append(
                Person(
                    typed["first_name"],
                    typed["last_name"],
                    typed["function"],
                    read_channels(typed["phone"]).phones,
                    mails[0] if mails else "",
                    bool(answers.get(f"{who}_agreed")),
                )
            )
    return found


def emails_of(answers: Answers) -> list[str]:
    """Every address that was typed, of the organisation first."""
    own = [value for kind, value, _a in channels_of(answers) if kind == "email"]
    return [*own, *(person.email for person in people_of(answers) if person.email)]


def reply_address(answers: Answers) -> str:
    """Where the applicant is written to; empty when no address was given."""
    found = emails_of(answers)
    return found[0] if found else ""
