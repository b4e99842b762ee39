"""The words that all of repairs share, as the catalogue, the law and the back office use them."""

from __future__ import annotations

from django.db.models import TextChoices


class Priority(TextChoices):
    """How soon the landlord does it. What each means in hours or days is dated content."""

    EMERGENCY = "emergency", "Emergency"
    URGENT = "urgent", "Urgent"
    ROUTINE = "routine", "Routine"
    PLANNED = "planned", "Part of planned work"


class Responsibility(TextChoices):
    """Who sees to it, and who pays."""

    LANDLORD = "landlord", "We do it"
    TENANT = "tenant", "The tenant does it"
    LEASEHOLDER = "leaseholder", "The leaseholder does it"
    RECHARGEABLE = "rechargeable", "We do it and the tenant pays"


class Place(TextChoices):
    """Where the first question of the diagnosis leads."""

    INSIDE = "inside", "Inside the home"
    SHARED = "shared", "A shared part of the building"
    OUTSIDE = "outside", "Outside"


class Hazard(TextChoices):
    """Kinds of danger that the law names. From when each counts is dated content."""

    DAMP_MOULD = "damp-mould", "Damp and mould"
    COLD_HEAT = "cold-heat", "Too cold or too hot"
    FALLS = "falls", "Falls"
    COLLAPSE = "collapse", "Falling parts of the building, and explosions"
    FIRE_ELECTRICAL = "fire-electrical", "Fire and electricity"
    HYGIENE_FOOD = "hygiene-food", "Hygiene and food"
    OTHER = "other", "Another danger"


class Track(TextChoices):
    """How dangerous a hazard looks, until somebody has looked at it."""

    NONE = "none", "No hazard"
    SIGNIFICANT = "significant", "Significant"
    EMERGENCY = "emergency", "Emergency"


class Defect(TextChoices):
    """What the Right to Repair covers: SI 1994/133, schedule. Its days are dated content."""

    POWER_TOTAL = "power-total", "No electricity at all"
    POWER_PARTIAL = "power-partial", "Some electricity is off"
    POWER_UNSAFE = "power-unsafe", "An unsafe socket, light or switch"
    WATER_TOTAL = "water-total", "No water at all"
    WATER_PARTIAL = "water-partial", "Some water is off"
    GAS = "gas", "No gas, or some of it is off"
    FLUE = "flue", "A blocked flue of a boiler or an open fire"
    HEATING = "heating", "No heating or hot water"
    DRAIN = "drain", "A blocked or leaking drain, soil stack or only toilet"
    FLUSH = "flush", "The only toilet does not flush"
    WASTE = "waste", "A blocked sink, bath or basin"
    TAP = "tap", "A tap that does not turn"
    LEAK = "leak", "Water from a pipe, a tank or a cistern"
    ROOF = "roof", "A roof that leaks"
    INSECURE = "insecure", "An outside window, door or lock that is not secure"
    BANISTER = "banister", "A loose or broken banister or handrail"
    FLOOR = "floor", "A rotten floor or stair"
    ENTRYPHONE = "entryphone", "A door entry phone that does not work"
    FAN = "fan", "A kitchen or bathroom fan that does not work"
