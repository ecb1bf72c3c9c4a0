"""Fictional lists as offices really send them: titles, misspellings, loose dates."""

import csv
import io
from itertools import cycle, islice

import xlsxwriter

from cso_pages.upkeep.actions import commit_import, read_import
from cso_pages.upkeep.imports.analysis import analyse
from cso_pages.upkeep.imports.context import memory
from tests.conftest import NOW, TODAY

HEADERS = [
    "N°",
    "Dénomination de l’OSC (sigle)",
    "Statut juridique",
    "Région / District",
    "Cercle",
    "Zone d’intervention",
    "Domaine(s) d’intervention",
    "Nom et prénom du responsable",
    "Fonction",
    "Contacts téléphoniques",
    "E-mail",
    "Date de création",
    "N° de récépissé",
    "Observations",
]
KINDS = [
    "Association",
    "association",
    "ONG",
    "Assoc.",
    "Réseau",
    "GIE",
    "ONG nationale",
    "Coopérative",
    "Asociation",
    "Féderation",
    "Association féminine",
    "Plate-forme",
]
PLACES = [
    ("Kays", "Kayes", "Kayes, Bafoulabe"),
    ("dictrict de Bamako", "", "Commune IV"),
    ("SEGOU", "Niono", "SEGOU ET MOPTI"),
    ("Région de Mopti", "Djenne", "Mopti / Bandiagara / Douentza"),
    ("sikasso", "Kadiolo", "Sikaso, Koutiala"),
    ("Tombouktou", "Dire", "Tout le Mali"),
    ("GAO", "Ansongo", "Gao – Ménaka – Kidal"),
    ("Koulikoro", "Kati", "Kati et Kangaba"),
    ("Kayes", "Kita", "Kita"),
    ("Ségou", "San", "Tominian"),
    ("Mopti", "Koro", "Koro & Bankass"),
    ("Taoudéni", "", "Taoudenni"),
    ("Région de Bougouni", "Yanfolila", "Bougouni Yanfolila Kolondieba"),
    ("Nioro du Sahel", "Diéma", "toute la région de Nioro"),
    ("Dioila", "", "Dioila"),
]
DOMAINS = [
    "VBG, mariage précoce",
    "Autonomisation économique des femmes",
    "AGR / microfinance",
    "Santé de la reproduction ; nutrition",
    "Education des filles",
    "plaidoyer et réseautage",
    "Environement",
    "Droits des femmes et accès à la justice",
    "Lutte contre l’excision",
    "Paix et sécurité – cohésion sociale",
    "Agriculture, élevage, maraichage",
    "Leadership féminin",
    "Eau et assainissement, santé",
    "Prise en charge des victimes de VBG",
]
DATES = [
    "12/03/2015",
    "mars 2012",
    "2009",
    "le 3 mars 2017",
    "05-11-98",
    "1er Avril 2004",
    "courant 2010",
    "17.06.2013",
    "Fevrier 2016",
    "42075",
    "",
    "en cours",
]
FIRSTS = ["Femmes", "Filles", "Mères", "Veuves", "Artisanes", "Rurales", "Juristes"]
WORDS = [
    "solidaires",
    "debout",
    "unies",
    "du fleuve",
    "de la paix",
    "du Mandé exemplaire",
    "pour l’école",
    "de l’espoir",
    "du savoir",
    "en marche",
    "du karité",
    "du soleil",
    "des deux rives",
    "de la dune",
    "du baobab",
    "du marché",
    "de demain",
]


def organisations(count: int = 120) -> list[list[str]]:
    """So many rows of the body, each of another organisation."""
    names = islice((f"{first} {word}" for word in WORDS for first in FIRSTS), count)
    rows = []
    for at, (name, kind, place, domain, date) in enumerate(
        zip(
            names,
            cycle(KINDS),
            cycle(PLACES),
            cycle(DOMAINS),
            cycle(DATES),
            strict=False,
        ),
        start=1,
    ):
        sigle = f"{''.join(word[0] for word in name.split()).upper()}X{at}"
        shown = f"{name} Exemple ({sigle})" if at % 3 else f"{name.upper()} EXEMPLE"
        phone = f"00 00 {at // 100:02} {at % 100:02}"
        phones = (
            f"+223 {phone} / 00 01 {at // 100:02} {at % 100:02}" if at % 4 else phone
        )
        rows.append(
            [
                str(at),
                f"{kind} {shown}" if at % 5 == 0 else shown,
                kind,
                *place,
                domain,
                f"Mme Exemple Numéro {at}",
                "Présidente" if at % 2 else "Coordinatrice",
                phones,
                f"contact{at}@exemple.test" if at % 3 else "",
                date,
                f"N°{at:04}/G-DB du 0{at % 9 + 1}/06/20{at % 15 + 5:02}"
                if at % 2
                else "",
                "RAS",
            ]
        )
    return rows


def messy_rows() -> list[list[str]]:
    """The whole sheet: titles, headers twice, parts, blanks, totals, oddities."""
    body = organisations(114)
    odd = [
        _row(115, "UNICEF Mali", kind="Agence SNU", region="Bamako"),
        _row(116, "Ministère de l’Exemple", region="Bamako"),
        _row(117, "Collectif Exemple du Nord", kind="Collectif", region="Nord"),
        _row(118, "Exemple sans type", kind="", region="Gao", domain="VBG"),
        _row(119, "", region="Kayes"),
        _row(120, "Femmes solidaires Exemple (FSX1)", region="Kayes", domain="Santé"),
    ]
    return [
        ["RÉPUBLIQUE EXEMPLAIRE"],
        ["Liste nominative des organisations de la société civile – édition d’essai"],
        [],
        ["", "", "", "mise à jour : novembre", "", ""],
        HEADERS,
        *body[:40],
        [],
        HEADERS,
        *body[40:],
        *odd,
        ["", "TOTAL", "", "120"],
        [],
        ["Source : bureau d’exemple"],
        [],
        [],
    ]


def _row(
    number: int, name: str, *, kind: str = "Association", region: str, domain: str = ""
) -> list[str]:
    return [str(number), name, kind, region, "", "", domain, "", "", "", "", "", "", ""]


def as_csv(
    rows: list[list[str]], encoding: str = "cp1252", separator: str = ";"
) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding, errors="replace")


def as_xlsx(rows: list[list[str]], **merged: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False})
    sheet = book.add_worksheet("Liste")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(at, column, cell)
    for area, text in merged.items():
        sheet.merge_range(area.replace("_", ":"), text)
    book.close()
    return out.getvalue()


def read(rows: list[list[str]], **coding: str):
    return analyse(as_csv(rows, **coding), memory=memory(), today=TODAY)


def write(rows: list[list[str]], name: str = "liste.csv"):
    known = memory()
    analysis = analyse(as_csv(rows), memory=known, today=TODAY)
    made = read_import(analysis, file_name=name, by=None, at=NOW)
    commit_import(made, analysis, memory=known, by=None, at=NOW)
    return made


def small(*rows: str) -> list[list[str]]:
    """Rows of « nom;sigle;type;région;domaine;téléphone »."""
    head = "Nom;Sigle;Type;Région;Domaine;Téléphone"
    return [row.split(";") for row in (head, *rows)]
