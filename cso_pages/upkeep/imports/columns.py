"""How lists name their columns, in any usual wording; one row a field."""

import re

# The first rule that matches says the field; the text is plain (no accents, no signs).
RULES = [
    (field, re.compile("|".join(patterns)))
    for field, *patterns in (
        ("number", r"^(n|no|num|nr|numero|numeros|ordre|n ordre|n d ordre|id|rang)$"),
        ("email", r"\be ?mails?\b|\bmails?\b|courriel|electronique|\bmel\b"),
        ("website", r"\bsites? ?(web|internet)?$|\burl\b|facebook|\bweb\b"),
        ("territory_code", r"\bp ?codes?\b|\biso\b", r"code (cod|ocha|region|admin)"),
        (
            "recepisse",
            r"\b(n|no|num|numeros?|ref|references?)\b.*\bdate\b.*"
            r"(recepisse|declaration|agrement)",
            r"(recepisse|declaration|agrement).*\bet (la )?date\b",
        ),
        (
            "recepisse_date",
            r"\bdate\b.*(recepisse|declaration|enregistrement|agrement)",
        ),
        ("accord_date", r"\bdate\b.*(accord|convention)"),
        (
            "phone",
            r"\btel|telephon|portable|mobile|\bgsm\b|whatsapp|cellulaire|phones?\b",
        ),
        ("accord", r"accord ?cadre|\bconvention\b"),
        (
            "founded",
            r"\b(date|annee|an|year)\b.*(creation|fondation|naissance|existence)",
            r"\bcree+(e|es)? (le|en)\b|\bfonde+ (le|en)\b|^creation$|^fondation$",
            r"^annee$|founded|established",
        ),
        (
            "recepisse",
            r"recepisse|agrement|declaration|enregistrement|immatriculation",
            r"reference legale|autorisation|registration",
        ),
        ("networks", r"appartenance|membre d|affiliation|faitiere"),
        ("contact_role", r"^(fonction|poste|titre|qualite)s?\b"),
        (
            "contact",
            r"\bcontacts?\b|responsable|president|representant|coordinat(eur|rice)",
            r"directeur|directrice|point focal|dirigeant|personne|interlocut",
            r"nom.*prenom|prenom",
        ),
        (
            "org_type",
            r"^types?\b|\btype d|statut|forme (juridique|legale)|^nature|categorie",
            r"juridique|^org(anisation|anization)? type",
        ),
        (
            "domains",
            r"domaines?\b|secteurs?\b|thematiques?\b|\bthemes?\b|^axes?\b|clusters?\b",
            r"\bsectors?\b|champs? d|^activites?\b|activites (principales|menees)",
        ),
        ("zones", r"\bzones?\b|couverture|intervention|aire d|presence"),
        ("commune", r"\bcommunes?\b|municipalite|\badmin ?3|\badm3"),
        ("cercle", r"\bcercles?\b|\badmin ?2|\badm2|prefecture"),
        ("country", r"^pays\b|^country|^countries"),
        (
            "address",
            r"^adresses?\b|^address|siege|quartier|^localisation|^implantation",
        ),
        (
            "region",
            r"\bregions?\b|\badmin ?1|\badm1|localites?\b|^villes?\b|territoires?\b",
            r"^lieux?\b|^location|\bdistricts?\b",
        ),
        ("name", r"(nom|denomination|designation|intitule).*(sigle|acronyme)"),
        ("sigle", r"sigle|acronym|abreviation|abbreviation"),
        ("groups", r"cibles?\b|beneficiaires?|groupes?\b"),
        ("mission", r"^objectifs?\b|mission|^buts?\b|vision|^description|^objet"),
        (
            "ignored",
            r"observation|remarque|commentaire|nombre|effectif|^nb\b|budget|bailleur",
            r"partenaire|genre|projet|project|indicat|target|achieved|status$",
        ),
        (
            "name",
            r"\bnoms?\b|denomination|\borgani[sz]|\bosc\b|\bongs?\b|associations?\b",
            r"structures?\b|intitule|raison sociale|\bentites?\b|designation|\bname\b",
        ),
    )
]
ALMOST = {
    "denomination": "name",
    "organisation": "name",
    "association": "name",
    "region": "region",
    "telephone": "phone",
    "domaine": "domains",
    "recepisse": "recepisse",
    "sigle": "sigle",
    "responsable": "contact",
    "commune": "commune",
    "cercle": "cercle",
    "courriel": "email",
}
HXL = (
    ("name", r"#org\b(?!.*\+(type|acronym|code|phone|email|funder))"),
    ("sigle", r"#org\b.*\+acronym"),
    ("org_type", r"#org\b.*\+type"),
    ("territory_code", r"#adm[12]\b.*\+(code|v_pcode|pcode)"),
    ("region", r"#adm1\b"), ("cercle", r"#adm2\b"), ("commune", r"#adm3\b"),
    ("country", r"#country\b"), ("domains", r"#sector\b"),
    ("phone", r"#contact\b.*\+phone"), ("email", r"#contact\b.*\+email"),
    ("contact", r"#contact\b(.*\+name|$)"), ("founded", r"#date\b.*\+founded"),
)  # fmt: skip
