"""Update campaigns, as the secretariat runs them and the regions help."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.campaigns import answer_views, views

ONE = "<uuid:updatecampaign>/"
TARGET = f"{ONE}fiches/<uuid:organisation>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.campaign_list, name="campaign_list"),
    path("nouvelle/", views.campaign_new, name="campaign_new"),
    path(
        "noter/<uuid:organisation>/", answer_views.record_answer, name="record_answer"
    ),
    path(ONE, views.campaign, name="campaign"),
    path(f"{ONE}modifier/", views.campaign_edit, name="campaign_edit"),
    path(f"{ONE}ouvrir/", views.campaign_open, name="campaign_open"),
    path(f"{ONE}clore/", views.campaign_close, name="campaign_close"),
    path(f"{ONE}annuler/", views.campaign_cancel, name="campaign_cancel"),
    path(f"{ONE}renvoyer/", views.campaign_mail_again, name="campaign_mail_again"),
    path(f"{ONE}appels/", views.call_sheet, name="call_sheet"),
    path(TARGET, answer_views.campaign_target, name="campaign_target"),
    path(f"{TARGET}liens/", answer_views.target_links, name="target_links"),
]
