"""The door of the app: its rooms' models, by name."""

from plans.consolidation.models import ConsolidatedFigure, OverlapDecision
from plans.indicators.aims import ReferencePopulation, Target
from plans.indicators.models import Assignment, Category, Dimension, Indicator
from plans.lifecycle.models import Annulment, Motive, SignatureRule, VisaRule
from plans.outline.models import Activity, ActivityParty, Plan, PlanVersion, ResultNode
from plans.reporting.models import (
    ActivityProgress,
    Cell,
    Evidence,
    IndicatorValue,
    Report,
    ReportingPeriod,
    ReportLine,
    ReportQuestion,
    ReportRevision,
)
from plans.review.models import FirstSignature, ReviewComment, ReviewDecision

__all__ = [
    "Activity",
    "ActivityParty",
    "ActivityProgress",
    "Annulment",
    "Assignment",
    "Category",
    "Cell",
    "ConsolidatedFigure",
    "Dimension",
    "Evidence",
    "Indicator",
    "FirstSignature",
    "IndicatorValue",
    "Motive",
    "OverlapDecision",
    "Plan",
    "PlanVersion",
    "ReferencePopulation",
    "Report",
    "ReportLine",
    "ReportQuestion",
    "ReportRevision",
    "ReportingPeriod",
    "ResultNode",
    "ReviewComment",
    "ReviewDecision",
    "SignatureRule",
    "Target",
    "VisaRule",
]
