"""Jobs by the clock: registered once, written down once, and removed when nobody wants them."""

import pytest
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from portal.integration import schedules

JOB = ("tidy up", "portal.integration.health.beat", "*/5 * * * *")


@pytest.fixture
def timetables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedules, "_timetables", {})


@pytest.mark.usefixtures("timetables")
class TestRegistering:
    def test_the_same_job_may_be_registered_again(self) -> None:
        schedules.register(*JOB)
        schedules.register(*JOB)

    def test_two_jobs_may_not_have_one_name(self) -> None:
        schedules.register(*JOB)
        with pytest.raises(ValueError, match="tidy up"):
            schedules.register("tidy up", "portal.other", "*/5 * * * *")

    @pytest.mark.parametrize("cron", ["", "often", "61 * * * *", "* * *"])
    def test_a_time_that_means_nothing_is_refused(self, cron: str) -> None:
        with pytest.raises(ValueError, match="cron"):
            schedules.register("tidy up", "portal.tidy", cron)


@pytest.mark.django_db
@pytest.mark.usefixtures("timetables")
class TestWriting:
    def test_a_job_is_written_once_however_often_migrate_runs(self) -> None:
        schedules.register(*JOB)
        schedules.write_schedules()
        schedules.write_schedules()
        job = Schedule.objects.get(name="tidy up")
        assert (job.func, job.cron, job.schedule_type) == (JOB[1], JOB[2], Schedule.CRON)
        assert job.next_run > timezone.now()

    def test_its_next_run_is_left_as_it_is(self) -> None:
        schedules.register(*JOB)
        schedules.write_schedules()
        soon = timezone.now()
        Schedule.objects.filter(name="tidy up").update(next_run=soon)
        schedules.write_schedules()
        assert Schedule.objects.get(name="tidy up").next_run == soon

    def test_a_new_time_replaces_the_old(self, monkeypatch: pytest.MonkeyPatch) -> None:
        schedules.register(*JOB)
        schedules.write_schedules()
        monkeypatch.setattr(schedules, "_timetables", {})
        schedules.register(JOB[0], JOB[1], "0 3 * * *")
        schedules.write_schedules()
        assert Schedule.objects.get(name="tidy up").cron == "0 3 * * *"

    def test_a_job_of_ours_that_is_gone_is_removed_and_others_jobs_are_not(self) -> None:
        for func in ("portal.gone", "somebody.elses"):
            Schedule.objects.create(name=func, func=func, schedule_type=Schedule.HOURLY)
        schedules.write_schedules()
        assert [job.name for job in Schedule.objects.all()] == ["somebody.elses"]


@pytest.mark.django_db
def test_every_registered_job_is_there_after_migrate_and_can_be_run() -> None:
    assert {job.name for job in Schedule.objects.all()} == set(schedules._timetables)
    for timetable in schedules._timetables.values():
        assert callable(import_string(timetable.func)), timetable.name
