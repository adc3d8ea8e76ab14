"""The words with which people say that something is not there, or no longer."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FORWARD = (
    "no, not, never, without, isn't, aren't, wasn't, weren't, don't, doesn't, didn't, haven't, hasn't, "
    "hadn't, won't, wouldn't, nor, neither, none, no sign of, no history of, negative for, denies, deny, "
    "no pain in, no pain at, no pain on, no pain around, no pain down, no pain behind, no pain with, no pain when, "
    "no problem with, no problems with, no problem in, no problems in, no issue with, no issues with, "
    "free of, free from, rather than, instead of, nothing in, nowhere near, apart from, except, except "
    "for, unlike, nothing wrong with, nothing down, nothing into, zero, nil"
)
FORWARD_PAST = (
    "used to, no longer, not anymore, any longer, not any more, previously had, had in the past, stopped "
    "having, got rid of, recovered from"
)
BACKWARD = (
    "is fine, are fine, is ok, are ok, is okay, are okay, is alright, are alright, is all right, are all "
    "right, is good, are good, feels fine, feel fine, feels ok, feels okay, feel ok, feel okay, feels "
    "good, feel good, feels normal, feel normal, is normal, are normal, is great, are great, is not the "
    "problem, isn't the problem, is not affected, isn't affected, not affected, unaffected, is "
    "unaffected, is not a problem, isn't a problem, isn't the issue, is not the issue, doesn't hurt, "
    "don't hurt, do not hurt, does not hurt, doesn't ache, don't ache, does not ache, isn't sore, aren't "
    "sore, isn't painful, aren't painful, is not painful, is not sore, isn't bad, aren't bad, isn't "
    "tight, aren't tight, isn't stiff, is not stiff, is not tight, is pain free, is painless, seems fine, "
    "seem fine, is clear, doesn't bother me, don't bother me, does not bother me, has never been a "
    "problem, never hurts, never hurt, is my good side, is the good side, is my good one, is the good "
    "one, as usual, works fine, moves fine, no problem, no problems, no issue, no issues, no pain, not at "
    "all, was fine, was ok, is not it, isn't it, fine"
)
BACKWARD_PAST = (
    "is gone, are gone, has gone, have gone, gone now, went away, cleared up, has resolved, resolved, "
    "stopped hurting, has stopped, is healed, has healed, healed, is better now, are better now, no more, "
    "not anymore, any longer, any more, is over, is a thing of the past, settled down, has settled, is "
    "cured, doesn't hurt anymore, no longer hurts, no longer hurt, is no longer, has disappeared, "
    "disappeared"
)
# Deny what stands before them when nothing follows: "wee and poo normal".
BACKWARD_LAST = "normal, as normal, ok, okay, alright"
# Deny their own last word: "nothing swollen".
ITSELF = (
    "nothing swollen, nothing red, nothing hot, nothing numb, nothing weak, nothing broken, nothing tingles, nothing "
    "tingling, nothing is swollen, nothing is numb, nothing is red"
)
# Phrases with a "no" in them that deny nothing of what follows.
HARMLESS = (
    "not only, not just, not sure, no doubt, no idea, no matter, no wonder, no relief, no luck, no "
    "change, no improvement, no better, not better, not improving, not getting better, not improved, "
    "isn't better, isn't improving, isn't getting better, haven't improved, hasn't improved, hasn't "
    "helped, didn't help, doesn't help, don't help, not helping, nothing helps, won't go away, doesn't go"
    " away, does not go away, not going away, won't go, hasn't gone, not gone, has not gone, won't stop, "
    "doesn't stop, won't ease, doesn't ease, won't shift, not able, isn't able, haven't been able, hasn't"
    " been able, not been able, wasn't able, unable, can't, no position, not know, don't know, doesn't "
    "know, didn't know, not until, not used to, am used to, i'm used to, got used to, get used to, "
    "getting used to, not because, not happy, not comfortable, no comfortable, not right, isn't right, "
    "not normal, isn't normal, not great, not good, not feeling good, isn't good, isn't great, not well, "
    "don't feel well, not feeling well, not ok, not okay, isn't ok, not fine, isn't fine, not sleeping, "
    "not slept, don't sleep, can't sleep, no sleep, not much sleep, never goes away, never stops, never "
    "goes, never eases, without warning, without reason, without any reason, for no reason, no reason, no"
    " apparent reason, no clear reason, no obvious reason, out of nowhere, no feeling, no strength, no "
    "power, no sensation, no control, not feel, don't feel, can't feel, not move, not stop, not even, no "
    "longer able, not moving well, don't let me, doesn't let me, won't let me, no one, nobody, fine tune,"
    " fine needle, fine motor, no less, nothing but, doesn't feel normal, don't feel normal, does not "
    "feel normal, didn't feel normal, doesn't feel right, don't feel right, doesn't feel good, don't feel"
    " good, doesn't feel fine, doesn't feel ok, balance has gone, balance is gone, strength has gone, "
    "power has gone, power is gone, strength is gone, feeling has gone, feeling is gone, sensation has "
    "gone, sight has gone, vision has gone, grip has gone, control has gone, voice has gone, speech has "
    "gone, never had this, never felt, never had anything like, don't touch, doesn't touch, not touching,"
    " no longer touch, don't shift, doesn't shift"
)
# After these a denial ends.
ENDS = frozenset(
    _words(
        "but however although though yet except whereas while instead just only because since so now then "
        "still if unless until when whenever mostly mainly"
    )
)
# "it doesn't hurt when I turn": the movement is denied too
WHEN = frozenset(_words("when whenever while if"))
BEGINS = frozenset(
    _words(
        "i my i'm i've it it's its the this that there there's now have has got hurt ache is are pain am we he "
        "she they their"
    )
)
VERBS = frozenset(
    _words("is are was were hurt ache has have feel am been sore stiff tight throb burn kill bother")
)
# Nouns that carry denials on over a comma ("no numbness, tingling"); adjectives never do.
LISTED = frozenset(
    _words(
        "numbness tingling weakness fever fevers chill chills swelling redness trauma injury injuries falls "
        "fall pins sweats bleeding headache headaches dizziness fainting rash cough vomiting nausea bruising "
        "clicking stiffness soreness"
    )
)

UNABLE = frozenset(
    _words("can't don't couldn't won't wouldn't unable doesn't didn't hasn't haven't isn't never")
)
ASKING = frozenset(_words("is are was were isn't aren't can could should would does do will"))
SKIPS = _words("really actually all quite perfectly totally completely absolutely pretty both also")
