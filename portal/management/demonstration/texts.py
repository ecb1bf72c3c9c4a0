"""The texts of a fictional coordination, as they could have been adopted."""

STATUTES_1 = """Titre I. Dénomination, siège, durée

Article 1. Dénomination
Il est créé entre les organisations qui adhèrent aux présents statuts une coordination \
nationale, ci-après « la Coordination ».

Article 2. Siège et durée
Le siège est fixé à Bamako. La durée de la Coordination est illimitée.

Titre II. But et moyens

Article 3. But
La Coordination réunit les organisations de la société civile qui agissent pour \
l’égalité entre les femmes et les hommes, la fin des violences faites aux femmes et \
aux filles, et l’autonomisation des femmes.

Article 4. Moyens
- un annuaire des organisations, territoire par territoire ;
- des ressources de plaidoyer mises en commun ;
- un plan d’action triennal, suivi chaque trimestre.

Titre III. Organes

Article 5. Assemblée générale
L’assemblée générale réunit les organisations membres au moins une fois par an. Elle \
délibère quand plus de la moitié des membres sont présents ou représentés.

Article 6. Bureau
Le bureau compte sept membres élus pour deux ans. Il exécute les décisions de \
l’assemblée générale.
"""
STATUTES_2 = (
    STATUTES_1.replace(
        "Le bureau compte sept membres élus pour deux ans.",
        "Le bureau compte neuf membres élus pour trois ans. Chaque grande zone du pays "
        "y tient au moins un siège.",
    )
    + """
Article 7. Secrétariat permanent
Le secrétariat permanent prépare les réunions, tient le portail et relit les rapports. \
Il rend compte au bureau chaque mois.

Titre IV. Dispositions finales

Article 8. Modification
Les présents statuts sont modifiés par l’assemblée générale, aux deux tiers des \
membres présents ou représentés.
"""
)
RULES = """Chapitre 1. Les réunions

Article 1. Convocation
La convocation part quinze jours avant la réunion, avec l’ordre du jour. Elle part par \
le portail et par message.

Article 2. Procuration
Une organisation empêchée peut donner procuration à une autre. Nulle n’en porte plus \
d’une.

Article 3. Compte rendu
Le compte rendu est diffusé dans les sept jours. Il dit les décisions, les \
recommandations, qui en est chargé et pour quand.

Chapitre 2. Les rapports

Article 4. Rythme
Chaque organisation rend compte de ses activités dans les quinze jours qui suivent la \
fin du trimestre.

Article 5. Relecture
Personne ne valide le rapport de sa propre organisation.
"""
CHARTER = """Préambule

Nous travaillons avec des personnes que l’on peut mettre en danger par un mot de trop. \
Cette charte dit ce que nous ne faisons jamais.

Article 1. Ne pas nuire
Nous n’écrivons ni ne montrons rien qui permette de reconnaître une survivante ou un \
enfant.

Article 2. Consentement
Une photo, une voix, un témoignage ne sont publiés qu’avec un accord donné librement, \
que l’on peut retirer à tout moment.

Article 3. Tolérance zéro
L’exploitation, les abus et le harcèlement sexuels excluent leur auteur de toute \
activité de la Coordination. Qui signale est protégée, qui se tait est responsable.

Article 4. Redevabilité
Un chiffre publié est un chiffre vérifié. Une erreur est corrigée au grand jour.
"""
MANUAL = """Chapitre 1. Les pièces

Article 1. Où elles sont gardées
Chaque dépense est justifiée par une pièce, gardée dix ans au secrétariat permanent.

Article 2. Qui signe
Deux signatures pour toute dépense de plus de 100 000 FCFA : la présidence du bureau \
et la trésorerie.

Chapitre 2. Les achats

Article 3. Trois devis
Au-delà de 500 000 FCFA, trois devis sont comparés par écrit.
"""
# kind, title, summary, audience, versions: (days before today, text)
DOCUMENTS = [
    (
        "statuts",
        "Statuts de la Coordination",
        "Notre but, nos organes, comment nous décidons.",
        "public",
        [(1400, STATUTES_1), (300, STATUTES_2)],
    ),
    (
        "reglement",
        "Règlement intérieur",
        "Comment les réunions sont convoquées et les rapports rendus.",
        "public",
        [(280, RULES)],
    ),
    (
        "charte",
        "Charte de protection et de conduite",
        "Ce que nous ne faisons jamais, et comment nous rendons compte.",
        "public",
        [(270, CHARTER)],
    ),
    (
        "manuel",
        "Manuel de procédures du secrétariat permanent",
        "Pièces, signatures, achats : réservé aux organisations membres.",
        "members",
        [(200, MANUAL)],
    ),
]
