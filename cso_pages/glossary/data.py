"""The words of a new portal's glossary: term, abbreviation, definition."""

FIRST_TERMS = [
    (
        "Organisation de la société civile",
        "OSC",
        "Association, ONG, réseau, coalition : un groupe organisé qui n’est "
        "ni l’État ni une entreprise.",
    ),
    (
        "Organisation membre",
        "",
        "Une OSC admise dans la Coordination.",
    ),
    (
        "Point focal",
        "",
        "La personne qui parle pour son organisation : elle remplit le "
        "rapport du trimestre.",
    ),
    (
        "Secrétariat permanent",
        "",
        "L’équipe de la Coordination qui relit et valide les rapports.",
    ),
    (
        "Plan d’action triennal",
        "",
        "Ce que les organisations membres se sont engagées à faire en trois ans.",
    ),
    (
        "Axe",
        "",
        "Une grande orientation du plan.",
    ),
    (
        "Effet",
        "",
        "Le changement que l’on veut voir dans la vie des gens ou dans les "
        "institutions.",
    ),
    (
        "Produit",
        "",
        "Ce que les activités doivent livrer pour que l’effet arrive.",
    ),
    (
        "Activité",
        "",
        "Un travail précis, avec une organisation responsable et une échéance.",
    ),
    (
        "Indicateur",
        "",
        "Ce que l’on compte ou observe pour savoir où l’on en est.",
    ),
    (
        "Valeur de référence",
        "",
        "La situation avant le plan.",
    ),
    (
        "Cible",
        "",
        "La valeur que l’on veut atteindre à une date donnée.",
    ),
    (
        "Cible à ce jour",
        "",
        "La part de la cible qui devrait être atteinte aujourd’hui.",
    ),
    (
        "Valeur validée",
        "",
        "Une valeur déclarée dans un rapport que le secrétariat permanent a "
        "relu et accepté.",
    ),
    (
        "En attente de validation",
        "",
        "Un rapport est envoyé, mais pas encore relu : ses chiffres ne comptent pas.",
    ),
    (
        "Moyen de vérification",
        "",
        "Une pièce qui montre ce qui a été fait : liste de présence, photo, "
        "compte rendu.",
    ),
    (
        "Désagrégation",
        "",
        "Un total réparti par sexe, par âge ou par handicap.",
    ),
    (
        "Participations",
        "",
        "Des présences : une même personne peut compter plusieurs fois.",
    ),
    (
        "Personnes différentes",
        "",
        "Chaque personne est comptée une seule fois.",
    ),
    (
        "Exécution physique",
        "",
        "La part du travail prévu qui est faite.",
    ),
    (
        "Compte rendu",
        "",
        "Le résumé d’une réunion de travail : points, décisions, recommandations.",
    ),
    (
        "Procès-verbal",
        "PV",
        "Le compte rendu officiel d’une assemblée ou du bureau ; il est "
        "approuvé avant d’être public.",
    ),
    (
        "Quorum",
        "",
        "Le nombre d’organisations qui doivent être présentes ou représentées "
        "pour décider.",
    ),
    (
        "Recommandation",
        "",
        "Ce qu’une réunion demande de faire : quoi, par qui, pour quand.",
    ),
    (
        "Plaidoyer",
        "",
        "Convaincre celles et ceux qui décident, avec des faits et des propositions.",
    ),
    (
        "Violences basées sur le genre",
        "VBG",
        "Toute violence faite à une personne à cause de son sexe ou de son "
        "rôle supposé.",
    ),
    (
        "Survivante",
        "",
        "Une femme ou une fille qui a subi une violence et qui vit avec. On "
        "ne dit pas « victime ».",
    ),
    (
        "Orientation",
        "",
        "Conduire une personne, avec son accord, vers le service qui peut l’aider.",
    ),
    (
        "Consentement éclairé",
        "",
        "Un accord donné librement, en ayant tout compris, et que l’on peut retirer.",
    ),
]
