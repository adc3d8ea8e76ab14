"""What a trigger point is, why it forms, what is disputed: three short pages, each sentence with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unknot.care.look_up import sources_of
from unknot.core.knowledge import Backing, Claim, Grade
from unknot.web.rooms import room_of


@dataclass(frozen=True, slots=True)
class Explained:
    id: str
    title: str
    claims: tuple[Claim, ...]


def _claim(text: str, grade: Grade, cites: str, against: str = "") -> Claim:
    return Claim(text, Backing(grade, tuple(cites.split()), tuple(against.split())))


PAGES = (
    Explained(
        "what-it-is",
        "What a trigger point is",
        (
            _claim(
                "A trigger point is a very tender spot in a tight strand of muscle. Pressing it can bring on pain "
                "somewhere else. That makes it tricky: the place that hurts is often not the place that needs care.",
                Grade.E,
                "simons-1999 fernandez-2018",
                "quintner-2015",
            ),
            _claim(
                "It is called active when pressing it brings on a pain that you know as yours, and latent when it is "
                "only sore. Sixty experts from twelve countries agreed on that much in 2018. They also agreed that "
                "neither the spot nor its spread is always at the same place.",
                Grade.E,
                "fernandez-2018",
            ),
            _claim(
                "You may notice a dull, deep ache that is hard to point at, or a spot that the thumb finds again. "
                "Stiffness on the first move and a muscle that tires early belong to it too.",
                Grade.MEMORY,
                "",
            ),
            _claim(
                "Finding it by touch is hard. Even trained hands often disagree about where the spot is. That is why "
                "Unknot asks one thing above all: is that your pain?",
                Grade.A,
                "lucas-2009 rathbone-2017",
            ),
        ),
    ),
    Explained(
        "why-it-forms",
        "Why it forms",
        (
            _claim(
                "Nobody knows for certain. The main suspects are long low-level work such as sitting at a screen, "
                "repetition, sudden unusual load, and a direct knock.",
                Grade.E,
                "bron-2012",
                "quintner-2015",
            ),
            _claim(
                "Stress goes along with it: women with sore shoulder muscles kept them tenser at rest and felt more "
                "stressed. Which came first, such a study cannot tell.",
                Grade.C,
                "sjors-2009",
            ),
            _claim(
                "A night without sleep made people more sensitive to pressure and cold. After a bad night, press less.",
                Grade.B,
                "staffe-2019",
            ),
            _claim(
                "Adults with neck pain hold the head a little further forward on average. That does not make posture "
                "the cause, and for other postures no clear link was found. So change position often.",
                Grade.C,
                "mahmoud-2019",
                "araujo-2018",
            ),
            _claim(
                "For water the evidence is thin: a little thirst made cold hurt more in seventeen men. Drink when you "
                "are thirsty; nothing shows that it calms a spot.",
                Grade.C,
                "bear-2016",
            ),
        ),
    ),
    Explained(
        "what-is-disputed",
        "What is disputed",
        (
            _claim(
                "That people have such tender spots, nobody disputes. What they are, many do. Critics hold that the "
                "theory runs in a circle, and that irritated nerves or a more sensitive nervous system explain the "
                "same pain.",
                Grade.E,
                "quintner-1994 quintner-2015",
                "dommerholt-2015",
            ),
            _claim(
                "Defenders point to differences in the chemistry and the ultrasound picture of sore spots. The studies "
                "are small, and what they show is not settled.",
                Grade.C,
                "shah-2008 sikdar-2009",
                "quintner-2015",
            ),
            _claim(
                "Pressing raises how much pressure people can bear. Whether it lowers the pain they report is unclear: "
                "one pooled analysis of seventeen trials found no clear difference to controls.",
                Grade.A,
                "lu-2022",
            ),
            _claim(
                "Pressing harder did not help more, and rolling one calf also helped the other almost as much. That "
                "speaks for the nervous system, and against something in the muscle that is broken up.",
                Grade.B,
                "grabow-2018 aboodarda-2015",
            ),
            _claim(
                "So Unknot says “likely”, keeps the pressure comfortable, adds movement and strength, and lets your "
                "own re-test decide.",
                Grade.OURS,
                "lucas-2009 lu-2022",
            ),
        ),
    ),
)


@require_safe
def explained(request: HttpRequest, id: str) -> HttpResponse:
    knowledge = room_of(request).knowledge
    page = next((page for page in PAGES if page.id == id), None)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "pages": PAGES,
        "sources": sources_of(knowledge, [claim.backing for claim in page.claims]),
    }
    return render(request, "library/explained.html", context)
