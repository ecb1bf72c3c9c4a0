"""Whether something stands on what an import wrote; and taking it back."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Implantation, Intervention, LegalRegistration
from cso_pages.directory.states import RecordStatus
from cso_pages.upkeep.imports.texts import listed
from cso_pages.upkeep.imports.writing import PARTS, RECORD
from cso_pages.upkeep.merging.models import Merge, MergeState
from cso_pages.upkeep.models import ImportDecision, ImportedThing, ImportRow, ImportRun

OWN_PARTS = (Contact, ContactChannel, Implantation, Intervention, LegalRegistration)
OF_THE_DESK = (ImportDecision, ImportedThing, ImportRow)
NAMED = 3


def built_upon(run: ImportRun) -> list[str]:
    """What keeps a created record from going, in French sentences; empty when free."""
    created = _created(run)
    if not created:
        return []
    reasons: dict[str, set[int]] = {}
    rows = Organisation.objects.filter(pk__in=created)
    moved = rows.exclude(record_status=RecordStatus.TO_CHECK) | rows.exclude(
        hidden_at=None
    )
    _note(reasons, _("déjà vérifiée ou publiée"), moved.values_list("pk", flat=True))
    _note(reasons, _("complétée depuis"), _grown(created))
    later = ImportedThing.objects.filter(organisation__in=created).exclude(run=run)
    _note(
        reasons,
        _("complétée par un import plus récent"),
        later.exclude(run__state="undone").values_list("organisation_id", flat=True),
    )
    merged = Merge.objects.filter(state=MergeState.DONE)
    for name in ("kept", "gone"):
        one = merged.filter(**{f"{name}__in": created})
        _note(reasons, _("fusionnée depuis"), one.values_list(name, flat=True))
    for relation in Organisation._meta.related_objects:
        model = relation.related_model
        if model in OWN_PARTS or model in OF_THE_DESK or isinstance(model, str):
            continue
        name = relation.field.name
        held = model._default_manager.filter(**{f"{name}__in": created})
        what = str(model._meta.verbose_name)
        _note(
            reasons,
            _("citée ailleurs : %(what)s") % {"what": what},
            held.values_list(name, flat=True),
        )
    names = dict(Organisation.objects.filter(pk__in=created).values_list("pk", "name"))
    return [_sentence(why, keys, names) for why, keys in reasons.items()]


def _note(
    reasons: dict[str, set[int]],
    why: str,
    keys: Iterable[Any],
) -> None:
    found = set(keys)
    if found:
        reasons.setdefault(why, set()).update(found)


def _sentence(why: str, keys: set[int], names: dict[int, str]) -> str:
    some = [f"« {names[key]} »" for key in sorted(keys) if key in names][:NAMED]
    more = len(keys) - len(some)
    if more > 0:
        some.append(_("%(n)s autres") % {"n": more})
    return _("Cet import ne peut plus être annulé : %(names)s (%(why)s).") % {
        "names": listed(some),
        "why": why,
    }


def _created(run: ImportRun) -> dict[int, int]:
    """The records that the run made, with how many parts each got."""
    return {
        thing.organisation_id: int(thing.written.get("parts", 0))
        for thing in run.things.filter(kind=RECORD)
    }


def _grown(created: dict[int, int]) -> set[int]:
    """Records whose parts are no longer as many as the import wrote."""
    now: Counter[int] = Counter()
    for model in OWN_PARTS:
        keys = model.objects.filter(organisation__in=created)
        now.update(keys.values_list("organisation_id", flat=True))
    return {key for key, parts in created.items() if now[key] != parts}


def take_back(run: ImportRun) -> tuple[int, list[Organisation]]:
    """Remove and restore; says how many records went, and which were restored."""
    created = _created(run)
    added = run.things.exclude(kind=RECORD).select_related("organisation")
    restored: dict[int, Organisation] = {}
    for thing in added:
        organisation = restored.setdefault(thing.organisation_id, thing.organisation)
        if thing.kind == "field":
            _blank_again(organisation, thing)
        else:
            PARTS[thing.kind]._default_manager.filter(pk=thing.object_id).delete()
    Organisation.objects.filter(pk__in=created).delete()
    return len(created), list(restored.values())


def _blank_again(organisation: Organisation, thing: ImportedThing) -> None:
    """Only what is still as the import wrote it."""
    name = str(thing.written["field"])
    if getattr(organisation, name) == thing.written["is"]:
        setattr(organisation, name, thing.written["was"])
        organisation.save(update_fields=[name])
