"""Every address of the portal, room by room; Wagtail's catch-all comes last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cso_pages.media.views import public_image

urlpatterns = [
    path("compte/", include("portal.accounts.urls")),
    path("compte/", include("cso_pages.mandates.urls")),
    path("", include("cso_pages.mandates.closed_urls")),
    path("sante/", include("portal.jobs.health_urls")),
    path("espace/", include("coordination_space.home.urls")),
    path("espace/organisation/", include("cso_pages.directory.workspace_urls")),
    path("espace/organisation/", include("cso_pages.upkeep.requests.record_urls")),
    path("espace/organisation/", include("cso_pages.upkeep.papers.urls")),
    path("espace/annuaire/", include("cso_pages.upkeep.urls")),
    path("espace/invitations/", include("cso_pages.mandates.workspace_urls")),
    path("espace/textes/", include("coordination_space.governance.workspace_urls")),
    path("espace/courrier/", include("cso_pages.contact.workspace_urls")),
    path("espace/travaux/", include("portal.jobs.urls")),
    path("espace/messages/", include("portal.notices.urls")),
    path("espace/ressources/", include("coordination_space.sharing.urls")),
    path("espace/rapports/", include("plans.reporting.urls")),
    path("espace/validation/", include("plans.review.urls")),
    path("espace/validation/", include("plans.lifecycle.urls")),
    path("espace/rapports/", include("plans.lifecycle.member_urls")),
    path("espace/exports/", include("plans.publishing.urls")),
    path("espace/reunions/", include("coordination_space.meetings.urls")),
    path("espace/reunions/", include("coordination_space.minutes.urls")),
    path("reunions/", include("coordination_space.minutes.public_urls")),
    path("plan/", include("plans.dashboard.urls")),
    path("plan/", include("plans.lifecycle.public_urls")),
    path("confirmer/", include("cso_pages.upkeep.campaigns.public_urls")),
    path("donnees/", include("cso_pages.directory.exports.open_urls")),
    path("annuaire/inscrire/", include("cso_pages.upkeep.registration.urls")),
    path("annuaire/qui-fait-quoi-ou/", include("cso_pages.directory.matrix.urls")),
    path("annuaire/", include("cso_pages.directory.exports.urls")),
    path("annuaire/", include("cso_pages.contact.directory_urls")),
    path("annuaire/", include("cso_pages.directory.urls")),
    path("coordination/textes/", include("coordination_space.governance.urls")),
    path("gestion/", include(wagtailadmin_urls)),
    path("documents/", include("cso_pages.media.urls")),
    path("images/<path:name>", public_image, name="public_image"),
    path("ressources/", include("cso_pages.library.urls")),
    path("", include("cso_pages.pages.urls")),
    path("aide/", include("cso_pages.help.urls")),
    path("", include(wagtail_urls)),
]

handler500 = "portal.kit.failures.server_error"
