"""The person's data: one file out, the same file in, and forgetting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from unknot.care import keep
from unknot.care.assess import Unusable
from unknot.export.archive import MAX_FILE_BYTES, read_archive, write_archive
from unknot.web.rooms import room_of


@require_POST
def archive(request: HttpRequest) -> HttpResponse:
    """POST, so that no link and no cache ever holds a journal."""
    room = room_of(request)
    now = room.clock()
    content = write_archive(room.journal(), now)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="unknot-{now:%Y-%m-%d}.unknot"'
    return response


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Read an archive back in: all of it or nothing."""
    file = request.FILES.get("archive")
    if file is None:
        raise Unusable("Choose a file first: the one that “Save everything” wrote.")
    if file.size is None or file.size > MAX_FILE_BYTES:
        raise Unusable("That file is too large to be a journal. Nothing was read in.")
    journal = read_archive(file.read())
    room = room_of(request)
    left = keep.left_out(room, journal)
    new = keep.bring_in(room, journal)
    known = len(journal.entries) - new - left
    return render(request, "imported.html", {"new": new, "known": known, "left": left, "again": new})


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    if request.POST.get("sure", "").strip() != "DELETE":
        raise Unusable("Nothing was deleted. To delete everything, write DELETE in capital letters.")
    keep.forget_everything(room_of(request))
    response = redirect("find")
    # What the browser keeps for days without a net goes too: pages, a session half done, logs that wait.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
