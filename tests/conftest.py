"""The cast: the people, organisations and plan that every test knows."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.core.cache import cache
from wagtail.models import Collection

from cso_pages.directory.models import Organisation, OrgLink, RecordStatus
from cso_pages.library.actions import ensure_library
from cso_pages.library.models import ResourceIndexPage
from cso_pages.mandates.models import Mandate, Role
from cso_pages.pages.actions import ensure_home, ensure_pages
from cso_pages.pages.models import HomePage
from cso_pages.reference.actions import load_reference
from cso_pages.reference.models import Theme
from plans.indicators.aims import Target
from plans.indicators.models import Assignment, Category, Dimension, Indicator
from plans.outline.models import (
    Activity,
    ActivityParty,
    Level,
    PartyRole,
    Plan,
    PlanVersion,
    ResultNode,
)
from plans.reporting.models import ReportingPeriod
from portal.accounts.models import User

pytest_plugins = ["tests.rules", "tests.database"]

PASSWORD = "une phrase de passe d’essai"
TODAY = datetime.date(2026, 10, 9)
NOW = datetime.datetime(2026, 10, 9, 18, 5, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Sign-in limits and used codes live in the cache: each test starts with none."""
    cache.clear()


@pytest.fixture(autouse=True)
def root_of_files(request) -> None:
    """A transactional test empties the tables; Wagtail cannot do without this row."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None and not {"db", "transactional_db"} & set(request.fixturenames):
        return
    emptied = "transactional_db" in request.fixturenames or (
        marker is not None and marker.kwargs.get("transaction")
    )
    request.getfixturevalue("transactional_db" if emptied else "db")
    if not Collection.objects.exists():
        Collection.add_root(name="Racine")


@dataclass(frozen=True)
class Cast:
    """People by their role; `strangers` hold no mandate."""

    aminata: User  # focal point (signature) of the association, Mopti
    sira: User  # focal point (saisie) of the same association
    bintou: User  # focal point (signature) of another organisation, Ségou
    fatoumata: User  # responsable of the network, whose member is the association
    regional: User  # regional focal point, Mopti
    mariam: User  # secrétariat permanent
    ibrahim: User  # suivi-évaluation
    coumba: User  # finances
    steering: User
    observer: User
    admin: User  # technical admin
    stranger: User  # an account without any mandate
    association: Organisation
    other: Organisation
    network: Organisation

    def everyone(self) -> dict[str, User]:
        return {
            name: person
            for name, person in vars(self).items()
            if isinstance(person, User)
        }


def make_person(email: str, first_name: str, last_name: str = "Essai") -> User:
    user = User.objects.create_user(
        email, PASSWORD, first_name=first_name, last_name=last_name
    )
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def give(user: User, role: str, **where: object) -> Mandate:
    return Mandate.objects.create(
        user=user, role=role, starts_on=datetime.date(2026, 1, 1), **where
    )


@pytest.fixture
def reference(db: None) -> None:
    """What the database has from the start, unless a transactional test emptied it."""
    if not Theme.objects.exists():
        load_reference()


@pytest.fixture
def home(reference: None):
    first_page = HomePage.objects.first() or ensure_home()
    if not ResourceIndexPage.objects.exists():
        ensure_library(first_page)
    return first_page


@pytest.fixture
def pages(home):
    """The pages that a new portal starts with, below the home page."""
    ensure_pages()
    return home


@pytest.fixture
def cast(home) -> Cast:
    def organisation(name: str, sigle: str, kind: str, territory: str) -> Organisation:
        return Organisation.objects.create(
            name=name,
            sigle=sigle,
            org_type_id=kind,
            territory_id=territory,
            is_member=True,
            record_status=RecordStatus.PUBLISHED,
        )

    association = organisation(
        "Association Exemple pour la promotion des droits des femmes rurales, "
        "des filles et des personnes handicapées du Delta",
        "AEDF",
        "association",
        "mopti",
    )
    other = organisation("ONG Exemple Action Filles", "OEAF", "ong-nationale", "segou")
    network = organisation("Réseau Exemple des femmes", "REF", "reseau", "mopti")
    OrgLink.objects.create(umbrella=network, member=association)
    people = {
        "aminata": (Role.FOCAL_SIGNATURE, {"organisation": association}),
        "sira": (Role.FOCAL_DRAFTS, {"organisation": association}),
        "bintou": (Role.FOCAL_SIGNATURE, {"organisation": other}),
        "fatoumata": (Role.NETWORK_LEAD, {"organisation": network}),
        "regional": (Role.REGIONAL_FOCAL, {"territory_id": "mopti"}),
        "mariam": (Role.SECRETARIAT, {}),
        "ibrahim": (Role.MONITORING, {}),
        "coumba": (Role.FINANCE, {}),
        "steering": (Role.STEERING, {}),
        "observer": (Role.OBSERVER, {}),
        "admin": (Role.TECHNICAL_ADMIN, {}),
        "stranger": (None, {}),
    }
    made = {}
    for name, (role, where) in people.items():
        made[name] = make_person(f"{name}@essai.test", name.capitalize())
        if role is not None:
            give(made[name], role, **where)
    return Cast(**made, association=association, other=other, network=network)


@dataclass(frozen=True)
class Outline:
    """A plan of one axe, effet, produit, with the activity of the mock-ups."""

    plan: Plan
    version: PlanVersion
    axis: ResultNode
    outcome: ResultNode
    output: ResultNode
    talks: Activity  # 1.1.1.2, led by the association
    talks_held: Indicator  # flow; baseline 0, target 36 in 2026
    people: Indicator  # participations, by sex and age
    t2: ReportingPeriod
    t3: ReportingPeriod


@pytest.fixture
def outline(cast: Cast) -> Outline:
    plan = Plan.objects.create(
        slug="plan-2026-2028",
        title="Plan d’action triennal 2026-2028",
        first_year=2026,
        last_year=2028,
    )
    version = PlanVersion.objects.create(
        plan=plan, number=1, adopted_on=datetime.date(2026, 2, 12)
    )
    axis = ResultNode.objects.create(
        version=version,
        level=Level.AXIS,
        code="1",
        label="Prévenir les violences et les pratiques néfastes",
    )
    outcome = ResultNode.objects.create(
        version=version,
        parent=axis,
        level=Level.OUTCOME,
        code="1.1",
        label="Les communautés abandonnent le mariage d’enfants et l’excision",
    )
    output = ResultNode.objects.create(
        version=version,
        parent=outcome,
        level=Level.OUTPUT,
        code="1.1.1",
        label="Les communautés débattent du mariage d’enfants",
    )
    talks = Activity.objects.create(
        output=output,
        code="1.1.1.2",
        title="Causeries éducatives sur le mariage d’enfants",
        planned_quarters=[1, 2, 3, 4],
    )
    talks.territories.add("mopti")
    ActivityParty.objects.create(
        activity=talks, organisation=cast.association, role=PartyRole.LEAD
    )
    talks_held = Indicator.objects.create(
        code="1.1.1.2-a",
        label="Nombre de causeries tenues",
        question="Causeries tenues ce trimestre",
        unit_singular="causerie",
        unit_plural="causeries",
        activity=talks,
        baseline_value=Decimal(0),
        baseline_year=2025,
    )
    Target.objects.create(indicator=talks_held, year=2026, value=Decimal(36))
    sex_age = Dimension.objects.create(code="sexe-age", label="Sexe et âge")
    for position, (code, label, hint) in enumerate(
        [
            ("femmes", "Femmes", "18 ans et plus"),
            ("filles", "Filles", "moins de 18 ans"),
            ("hommes", "Hommes", "18 ans et plus"),
            ("garcons", "Garçons", "moins de 18 ans"),
        ]
    ):
        Category.objects.create(
            dimension=sex_age, code=code, label=label, hint=hint, position=position
        )
    people = Indicator.objects.create(
        code="1.1.1.2-b",
        label="Participations aux causeries",
        question="Participations ce trimestre",
        unit_singular="participation",
        unit_plural="participations",
        activity=talks,
        dimension=sex_age,
        baseline_note="Jamais comptées avant le plan",
        position=1,
    )
    for indicator in (talks_held, people):
        Assignment.objects.create(
            indicator=indicator,
            organisation=cast.association,
            starts_on=datetime.date(2026, 1, 1),
        )

    def period(quarter: int, opens: str, due: str, closes: str) -> ReportingPeriod:
        return ReportingPeriod.objects.create(
            plan=plan,
            year=2026,
            quarter=quarter,
            opens_on=opens,
            due_on=due,
            closes_on=closes,
        )

    t2 = period(2, "2026-07-01", "2026-07-15", "2026-08-31")
    t3 = period(3, "2026-10-01", "2026-10-15", "2026-11-30")
    for made in (t2, t3):
        made.refresh_from_db()
    return Outline(
        plan, version, axis, outcome, output, talks, talks_held, people, t2, t3
    )
