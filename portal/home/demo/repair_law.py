"""The deadlines of repairs as the demo council has them: the law's, and its own targets."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from portal.cases.closed import Calendar
from portal.cases.models import Target
from portal.repairs.models import HazardPhase, Limit, Precaution, Right, SecondTerms

from .source import read_data


def load_repair_law() -> None:
    """Fill each table that is empty. What editors have changed stays as it is."""
    data = read_data("repair-law")
    _fill(Limit, [Limit(valid_from=data["limits_from"], **row) for row in data["limits"]])
    _fill(HazardPhase, _phases(data["phases"]))
    _fill(Right, _rights(data["rights"]))
    _fill(SecondTerms, [SecondTerms(**data["payment"])])
    _fill(Precaution, _precautions(data["precautions"]))
    _load_targets(data["targets"])


def _fill(model: type[Model], rows: list[Any]) -> None:
    if not model._default_manager.exists():
        model._default_manager.bulk_create(rows)


def _phases(data: dict[str, Any]) -> list[HazardPhase]:
    known = {"source": data["source"], "evidence": data["evidence"]}
    rows = [
        HazardPhase(hazard=hazard, track=track, counts_from=data["first"], **known)
        for track in ("emergency", "significant")
        for hazard in data[track]
    ]
    for expected, hazards in data["later"].items():
        rows += [
            HazardPhase(hazard=hazard, track="significant", expected=expected, **known)
            for hazard in hazards
        ]
    return rows


def _rights(data: dict[str, Any]) -> list[Right]:
    known = {name: data[name] for name in ("source", "evidence", "promise")}
    every_day = [
        Right(defect=defect, length=length, **known)
        for length, defects in data["days"].items()
        for defect in defects
    ]
    return every_day + [Right(**row, **known) for row in data["seasons"]]


def _precautions(data: dict[str, Any]) -> list[Precaution]:
    return [
        Precaution(
            hazard=row["hazard"],
            track=row["track"],
            who=who,
            source=data["source"],
            evidence=data["evidence"],
        )
        for row in data["rows"]
        for who in row["who"]
    ]


def _load_targets(data: dict[str, Any]) -> None:
    for row in data["rows"]:
        if not Target.objects.filter(step=row["step"]).exists():
            Target.objects.create(
                effective_from=data["from"],
                calendar=Calendar.ENGLAND,
                **{"source": data["source"], **row},
            )
