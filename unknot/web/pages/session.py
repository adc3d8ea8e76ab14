"""Session: the tape on a page, and its log, sent once or many times, on time or late."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from unknot.care import assess, follow, practise, review
from unknot.care.assess import Unusable, check_strength
from unknot.care.practise import Opened
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.codec import Undecodable, decode, encode
from unknot.core.dosing import Dose, Felt
from unknot.core.emergency import emergency_number
from unknot.core.journal import SessionLogged
from unknot.core.session import DoneDose, SessionLog, tape_json
from unknot.web import figure
from unknot.web.pages.after import still_choices
from unknot.web.pages.candidates import way_back
from unknot.web.pages.pressing import tools_to_own
from unknot.web.pages.skin import kept_now
from unknot.web.rooms import room_of


@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """`mode` and `block` may be named in the address; what the body has may not."""
    room = room_of(request)
    now = assess.here(room)
    if now.clearance is None:
        return redirect(way_back(now))
    mode = request.GET.get("mode", practise.USUAL_MODE)
    named = request.GET.get("block", "")
    block = review.block_of(now, named) if named else None
    if block is None and not now.targets:
        return redirect("find-pressing")
    if block and practise.to_ask(room, now, block):
        return redirect(f"{reverse('find-screening')}?block={block.id}")
    opened = practise.open_session(room, now, mode, block)
    return render(request, "session.html", _context(room, now, opened, mode, named))


def _context(room: Room, now: Standing, opened: Opened, mode: str, block: str) -> dict[str, Any]:
    knowledge = room.knowledge
    composed = opened.session
    return {
        "opened": opened,
        "composed": composed,
        "tape": _with_known_pictures(tape_json(composed)) if composed else None,
        "mode": mode,
        "modes": [m for m in knowledge.modes.values() if m.id not in ("deload", "check-in")],
        "block_id": block,
        "tools": tools_to_own(knowledge),
        "owned": set(now.week.tools),
        "week_told": now.week_told,
        "pain": now.drawing.drawn.drawing.strongest if now.drawing else 0,
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "doses": composed.doses if composed else (),
        "until": now.clearance.until.isoformat() if now.clearance else "",
        "kept": kept_now(room, now),
        "doses_json": json.dumps(encode(composed.doses)) if composed else "",
        "number": emergency_number(now.person.locale),
    }


def _with_known_pictures(tape: dict[str, Any]) -> dict[str, Any]:
    """A cue names the picture of its position; those that are not drawn yet are left out, with alt texts beside."""
    known = figure.positions()
    for cue in tape["cues"]:
        picture = known.get(cue["picture"])
        cue["picture"], cue["alt"] = (cue["picture"], picture["alt"]) if picture else ("", "")
    return tape


@require_POST
def leave(request: HttpRequest) -> JsonResponse:
    """Whether the session that a page holds may still be pressed: `{doses: […]}` in, `{fine, why, way}` out."""
    try:
        data = json.loads(request.body)
        doses = decode(tuple[Dose, ...], data.get("doses") if isinstance(data, dict) else None, "doses")
    except (ValueError, RecursionError):
        raise Undecodable("doses", "must be the doses of a session") from None
    room = room_of(request)
    now = assess.here(room)
    why = practise.refusals(room, now, doses)
    way = reverse("session" if now.clearance else way_back(now))
    return JsonResponse({"fine": not why, "why": [str(reason) for reason in why], "way": way})


@require_POST
def logs(request: HttpRequest) -> HttpResponse:
    """A session's log: JSON from the player, with the client's entry id; or the plain form without JavaScript."""
    room = room_of(request)
    if request.content_type == "application/json":
        log, entry = _read_log(request.body)
        new = practise.finish_session(room, log, entry)
        return JsonResponse({"kept": True, "new": new}, status=201 if new else 200)
    practise.finish_session(room, _told_log(request, room))
    return redirect("session-done")


def _read_log(body: bytes) -> tuple[SessionLog, UUID]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise Undecodable("", "this is not JSON; nothing was saved") from None
    if not isinstance(data, dict):
        raise Undecodable("", "a log must be an object with id and log")
    log = decode(SessionLog, data.get("log"), "log")
    for name in ("started_at", "ended_at"):
        if getattr(log, name).tzinfo is None:
            raise Undecodable(f"log.{name}", "needs a time zone")
    return log, decode(UUID, data.get("id"), "id")


def _told_log(request: HttpRequest, room: Room) -> SessionLog:
    """Without JavaScript the session is followed on the page and told afterwards: what was composed was done."""
    if not request.POST.get("session"):
        raise Unusable("Nothing was saved: open the session again and save it from its own page.")
    done = _told_doses(request.POST.get("doses", ""))
    seconds, now = sum(each.seconds for each in done), room.clock()
    return SessionLog(
        session=request.POST["session"][:80],
        mode=request.POST.get("mode", practise.USUAL_MODE)[:40],
        started_at=now - timedelta(seconds=seconds),
        ended_at=now,
        ended=request.POST.get("ended", "done")[:20],
        done=done,
        pain_before=_score(request, "pain_before"),
        pain_after=_score(request, "pain_after"),
        block=request.POST.get("block", "")[:40],
    )


def _told_doses(text: str) -> tuple[DoneDose, ...]:
    """The doses that stood on the page: what was pressed counts, whatever may be pressed by now."""
    try:
        doses = decode(tuple[Dose, ...], json.loads(text), "doses") if text else ()
    except (json.JSONDecodeError, RecursionError):
        raise Unusable("Nothing was saved: open the session again and save it from its own page.") from None
    return tuple(DoneDose(dose, dose.seconds * dose.repetitions) for dose in doses)


def _score(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return check_strength(text) if text else None


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """After a session: what it did, and what comes next."""
    room = room_of(request)
    now = assess.here(room)
    last = _last_log(now)
    if last is None:
        return redirect("today")
    context = {
        "log": last,
        "verdict": _verdict(last),
        "week_told": now.week_told,
        "still": follow.asks_if_still_there(now, room.knowledge, at_once=True),
        "still_choices": still_choices(),
    }
    return render(request, "session-done.html", context)


def _last_log(now: Standing) -> SessionLog | None:
    found = now.journal.latest(SessionLogged)
    return found.log if found else None


SHORTEST_SECONDS = 10  # less pressing than this proves nothing


def _verdict(log: SessionLog) -> str:
    if any(d.response.nerve_signs or d.response.felt.count(Felt.SHARP) for d in log.done) or log.ended in (
        "sharp",
        "unwell",
    ):
        return "nerve"
    if (
        log.pain_before is None
        or log.pain_after is None
        or sum(d.seconds for d in log.done) < SHORTEST_SECONDS
    ):
        return "unknown"
    change = log.pain_before - log.pain_after
    return "better" if change >= 2 else "worse" if change <= -2 else "steady"
