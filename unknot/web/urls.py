"""Addresses are nouns. Nothing of a body is ever in one."""

from __future__ import annotations

from django.urls import path

from unknot.web.api import api
from unknot.web.pages import (
    candidates,
    data,
    find,
    install,
    library,
    me,
    pressing,
    progress,
    screening,
    session,
    skin,
    today,
    week,
)
from unknot.web.pairing import pair

urlpatterns = [
    path("", today.today, name="today"),
    path("next-day", today.next_day, name="next-day"),
    path("find", find.find, name="find"),
    path("screening", screening.screening, name="find-screening"),
    path("referral", screening.referral, name="find-referral"),
    path("candidates", candidates.candidates, name="find-candidates"),
    path("candidates/undo", candidates.undo, name="find-undo"),
    path("pressing", pressing.pressing, name="find-pressing"),
    path("session", session.session, name="session"),
    path("session/tools", pressing.tools, name="session-tools"),
    path("session/logs", session.logs, name="session-logs"),
    path("session/done", session.done, name="session-done"),
    path("week", week.week, name="week"),
    path("week/plan", week.replan, name="week-replan"),
    path("week/calendar.ics", week.calendar_file, name="week-calendar"),
    path("week/blocks/<slug:block>/day", week.move, name="week-move"),
    path("week/blocks/<slug:block>/skip", week.skip, name="week-skip"),
    path("progress", progress.progress, name="progress"),
    path("progress/scores", progress.outcome, name="progress-outcome"),
    path("progress/trainings", progress.training, name="progress-training"),
    path("progress/spots", progress.let_go, name="progress-let-go"),
    path("library", library.index, name="library"),
    path("library/muscles/<slug:id>", library.muscle, name="library-muscle"),
    path("library/places/<slug:id>", library.place, name="library-place"),
    path("library/tools/<slug:id>", library.tool, name="library-tool"),
    path("library/techniques/<slug:id>", library.technique, name="library-technique"),
    path("library/movements/<slug:id>", library.movement, name="library-movement"),
    path("library/sources", library.sources, name="library-sources"),
    path("library/about-trigger-points", library.explained, name="library-explained"),
    path("me", me.me, name="me"),
    path("me/skin", skin.on_skin, name="me-skin"),
    path("me/archive", data.archive, name="me-archive"),
    path("me/import", data.bring, name="me-import"),
    path("me/forget", data.forget, name="me-forget"),
    path("about", me.about, name="about"),
    path("manifest.webmanifest", install.manifest, name="manifest"),
    path("service-worker.js", install.service_worker, name="service-worker"),
    path("pair", pair, name="pair"),
    path("offline", install.offline, name="offline"),
    path("api/", api.urls),
]
