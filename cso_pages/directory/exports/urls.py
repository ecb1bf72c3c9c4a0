"""The directory as files: workbook, table, printed book, visiting card."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.directory.exports import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("exporter/", views.export_page, name="directory_export"),
    path("exporter/annuaire.xlsx", views.workbook, name="directory_workbook"),
    path("exporter/annuaire.csv", views.table, name="directory_table"),
    path("exporter/annuaire.pdf", views.book, name="directory_book"),
    path("<str:slug>/contact.vcf", views.contact_card, name="contact_card"),
]
