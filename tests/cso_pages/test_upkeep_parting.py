"""What keeps two records apart, and what keeps them together once they are one."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.editing import save_readers
from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import Role
from cso_pages.upkeep.actions import BuiltUpon, undo_import
from cso_pages.upkeep.merging.actions import (
    CannotMerge,
    ChangedMeanwhile,
    forget_snapshots,
    merge_records,
)
from cso_pages.upkeep.merging.models import Merge
from plans.outline.models import ActivityParty
from plans.reporting.models import Report
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW, TODAY, give
from tests.cso_pages.merging_ways import everything, merge, part, twin
from tests.cso_pages.upkeep_lists import read, small, write

pytestmark = pytest.mark.django_db


class TestRefusals:
    def test_two_reports_of_one_quarter_are_neither_lost_nor_doubled(
        self, cast, outline
    ):
        for one in (cast.association, cast.other):
            Report.objects.create(period=outline.t3, organisation=one)
        assert Report.objects.count() == 2
        before = everything()
        with pytest.raises(CannotMerge, match="rapport"):
            merge(cast.association, cast.other, cast.mariam)
        assert everything() == before

    def test_two_parts_in_one_activity_that_differ_are_refused(self, cast, outline):
        ActivityParty.objects.create(
            activity=outline.talks, organisation=cast.other, role="contributor"
        )
        with pytest.raises(CannotMerge, match="activité"):
            merge(cast.association, cast.other, cast.mariam)

    def test_a_record_that_changed_since_the_preview(self, cast):
        other = twin()
        save_readers(
            cast.association, audiences={}, channels=[], accepts_messages=True,
            is_open_data=False, version=0, by=cast.aminata, on=TODAY, at=NOW,
        )  # fmt: skip
        with pytest.raises(ChangedMeanwhile):
            merge_records(
                cast.association, other, choices={}, versions=(0, 0),
                by=cast.mariam, at=NOW,
            )  # fmt: skip
        assert not Merge.objects.exists()

    @pytest.mark.parametrize(
        "who", ["aminata", "fatoumata", "regional", "ibrahim", "admin", "stranger"]
    )
    def test_only_the_secretariat(self, cast, who):
        other, person = twin(), getattr(cast, who)
        with pytest.raises(PermissionDenied):
            merge(cast.association, other, person)
        made = merge(cast.association, other, cast.mariam)
        with pytest.raises(PermissionDenied):
            part(made, person)

    def test_merged_once_undone_once(self, cast):
        other = twin()
        made = merge(cast.association, other, cast.mariam)
        with pytest.raises(CannotMerge):
            merge(cast.other, other, cast.mariam)
        part(made, cast.mariam)
        with pytest.raises((IllegalMove, CannotMerge)):
            part(made, cast.mariam)


class TestPartingLater:
    def test_a_right_given_since_keeps_them_together(self, cast):
        made = merge(cast.association, twin(), cast.mariam)
        give(cast.stranger, Role.FOCAL_DRAFTS, organisation=cast.association)
        with pytest.raises(CannotMerge, match="mandat"):
            part(made, cast.mariam)
        assert made.state == "done"

    def test_a_later_merge_is_undone_first(self, cast):
        made = merge(cast.association, twin(), cast.mariam)
        later = merge(cast.other, cast.association, cast.mariam)
        with pytest.raises(CannotMerge, match="depuis"):
            part(made, cast.mariam)
        part(later, cast.mariam)
        part(made, cast.mariam)

    def test_a_word_corrected_since_stands(self, cast):
        other = twin(mission="Mission d’avant")
        made = merge(cast.association, other, cast.mariam, mission="gone")
        Organisation.objects.filter(pk=cast.association.pk).update(mission="Corrigée")
        part(made, cast.mariam)
        cast.association.refresh_from_db()
        assert cast.association.mission == "Corrigée"

    def test_after_twelve_months_what_it_held_is_erased(self, cast):
        other = twin()
        ContactChannel.objects.create(organisation=other, kind="phone", value="00 01")
        made = merge(cast.association, other, cast.mariam)
        assert forget_snapshots(before=NOW) == 0
        assert forget_snapshots(before=NOW + datetime.timedelta(days=1)) == 1
        with pytest.raises(CannotMerge, match="douze mois"):
            part(made, cast.mariam)
        assert "00 01" not in str(Merge.objects.values())


class TestImports:
    ROW = "Union Témoin;UTE;Association;Kayes;VBG;00 00 00 01"

    def test_an_import_whose_record_was_merged_is_not_undone(self, cast):
        run = write(small(self.ROW))
        made = Organisation.objects.get(name="Union Témoin")
        merge(cast.association, made, cast.mariam)
        with pytest.raises(BuiltUpon, match="fusionnée"):
            undo_import(run, by=None, at=NOW)
        assert Organisation.objects.filter(pk=cast.association.pk).exists()

    def test_the_next_list_knows_the_record_that_stands(self, cast):
        write(small(self.ROW))
        made = Organisation.objects.get(name="Union Témoin")
        merge(cast.association, made, cast.mariam)
        [entry] = read(small(self.ROW)).entries
        assert (entry.status, entry.organisation) == ("understood", cast.association.pk)


def test_the_audit_tells_who_and_no_name(cast):
    made = merge(cast.association, twin(), cast.mariam)
    entry = AuditEntry.objects.get(action="organisations_merged")
    assert (entry.actor, entry.object_uuid) == (cast.mariam.uuid, made.uuid)
    assert "Exemple" not in str(entry.detail)
