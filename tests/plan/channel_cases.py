"""For each channel, what an enterprise answers that the channel is for."""

from __future__ import annotations

from questionnaire.catalogue.audience import ChannelId

BRANDENBURG = "12073"
CASES: dict[ChannelId, dict[str, str]] = {
    "purchase": {"fields": "digital_participation", "form": "digital", "money_flow": "results"},
    "small_purchase": {
        "fields": "building_green",
        "form": "goods",
        "money_flow": "results",
        "yearly_price": "up_to_15k",
        "term": "one_off",
        "target": BRANDENBURG,
    },
    "kita": {"fields": "kita", "form": "service", "legal_form": "not_founded", "money_flow": "support"},
    "youth_welfare": {"fields": "youth_family", "form": "service", "money_flow": "support"},
    "fees_per_person": {"fields": "care_health_ageing", "form": "service", "money_flow": "per_person"},
    "job_centre": {"fields": "employment_skills", "form": "service", "money_flow": "per_person"},
    "integration_programme": {"fields": "integration", "form": "service", "money_flow": "support"},
    "grant": {
        "fields": "food_regional",
        "form": "food",
        "legal_form": "cooperative",
        "money_flow": "support",
    },
    "concession": {"fields": "mobility", "form": "service", "money_flow": "users"},
    "partnership": {"fields": "culture_sport", "form": "service", "money_flow": "no_money"},
}
