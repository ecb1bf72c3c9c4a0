"""What a row of a list says, once read; and what people still have to say of it."""

from dataclasses import dataclass, field

from cso_pages.upkeep.imports.dates import ReadDate
from cso_pages.upkeep.imports.names import name_key, registration_key, sigle_key
from cso_pages.upkeep.states import RowStatus


@dataclass(frozen=True)
class Question:
    """One thing to decide; the same (kind, key) asked twice is decided once."""

    kind: str
    key: str
    text: str  # as it stands in the list
    said: str  # the sentence after « À décider : »
    candidates: tuple[str, ...] = ()


@dataclass
class Entry:
    """A row, with the number that Excel shows."""

    sheet: str
    number: int
    cells: list[str]
    status: str = RowStatus.UNDERSTOOD.value
    messages: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    name: str = ""
    sigle: str = ""
    org_type: str = ""
    seats: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    locality: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    contact: str = ""
    contact_role: str = ""
    founded: ReadDate | None = None
    recepisse: str = ""
    recepisse_date: ReadDate | None = None
    accord: str = ""
    accord_date: ReadDate | None = None
    mission: str = ""
    head: "Entry | None" = None  # the first row of the same organisation
    organisation: int | None = None  # the record that it is, or became
    waits: bool = False  # for the decision of another row

    @property
    def is_rejected(self) -> bool:
        return self.status == RowStatus.REJECTED

    @property
    def name_key(self) -> str:
        return name_key(self.name)

    @property
    def spoken_key(self) -> str:
        """What tells the organisation in a list: its name and sigle."""
        return f"{self.name_key}|{sigle_key(self.sigle)}"[:300]

    @property
    def known_key(self) -> str:
        """What tells it from its homonyms: its seat too."""
        return f"{self.spoken_key}|{self.seats[0] if self.seats else ''}"[:340]

    @property
    def receipt_key(self) -> str:
        return registration_key(self.recepisse)

    def ask(self, question: Question) -> None:
        if all(asked.key != question.key for asked in self.questions):
            self.questions.append(question)

    def say(self, sentence: str) -> None:
        if sentence not in self.messages:
            self.messages.append(sentence)

    def reject(self, sentence: str) -> "Entry":
        self.status = RowStatus.REJECTED.value
        self.messages = [sentence]
        self.questions = []
        return self
