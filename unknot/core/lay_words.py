"""Lay words that name no place: how strong, what kind, what it does in a movement, what woke it."""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """`meaning: phrase, phrase` per line → phrase to meaning."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        meaning, _, phrases = line.partition(":")
        found |= {phrase.strip(): meaning.strip() for phrase in phrases.split(",")}
    return found


# Strength of pain in words, 0-10. Ours (assumption spoken-strength): a first guess, shown and easily corrected.
STRENGTHS = _table(
    """
1: barely, hardly any, barely there
2: niggle, niggles, niggling, niggly, very mild, tiny bit, very slight, hint of
3: mild, mildly, slight, slightly, a bit, a little, little bit, twinge, twinges, not bad, not too bad
3: not severe, minor, faint, nothing major, bearable, not terrible, somewhat sore
4: some, somewhat, annoying, nagging, nags, uncomfortable, discomfort, low grade
5: moderate, moderately, medium, fairly, so so
6: quite, quite a bit, rather, pretty, considerable, a fair bit, distracting, noticeable
7: bad, badly, strong, strongly, very, really, a lot, intense, super, really hurts, very painful, big
8: really bad, very bad, very strong, very intense, severe, severely, awful, terrible, horrible, so bad
8: extremely, incredibly, killing me, kills, killer, a nightmare
9: excruciating, agony, agonising, agonizing, extreme, very severe, terribly, brutal, in tears, crippling
10: unbearable, worst pain ever, worst pain of my life, worst imaginable
"""
)

QUALITIES = _table(
    """
dull: dull, aching, ache, aches, achy, nagging, deep ache, heavy, dull ache
sharp: sharp, stabbing, stab, stabs, knife, piercing, jabbing, stinging, pinching, pinchy, pinches
burning: burning, burns, burn, hot, fiery, on fire
electric: electric, electrical, electric shock, shooting, shoots, zap, zaps, zapping, lightning, jolt
electric: jolts, shock
numb: numb, numbness, no feeling, no sensation, gone dead, goes dead, feels dead, can't feel
numb: loss of feeling
tingling: tingling, tingle, tingles, tingly, pins and needles, prickling, prickly, pins
throbbing: throbbing, throbs, throb, pulsing, pulsating, pounding
stiff: stiff, stiffness, seized up, locked up
"""
)

FEELS = _table(
    """
pain: hurt, hurts, hurting, pain, pains, painful, ache, aches, aching, achy, sore, soreness, tender
pain: tenderness, agony, burning, burns, stabbing, throbbing, throbs, killing, kills, headache, headaches
pain: backache, toothache, earache, migraine, migraines, discomfort, uncomfortable, twinge, twinges, cramp
pain: cramps, cramping, niggle, spasm, spasms, stings, stinging, shooting, flare up, flaring, playing up
pain: bothering me, bothers me, giving me trouble, giving me grief, injured, strained, pulled
tight: tight, tightness, stiff, stiffness, tense, tension, knot, knots, knotted, knotty, locked, seized
tight: wound up, rigid, restricted, lack mobility, hard as a rock, rock hard, taut, like concrete
tight: like a rope
"""
)

EFFECTS = _table(
    """
hurts: hurt, hurts, hurting, pain, pains, painful, ache, aches, aching, sore, worse, worst, worsens
hurts: aggravates, aggravated, aggravating, triggers, triggered, trigger, flares, flare, flares up
hurts: sets it off, set it off, brings it on, bring it on, brought on, sharp, stabbing, twinge, catches
hurts: provokes, plays up, playing up, acts up, kills, kill, killing, burns, uncomfortable, irritates
hurts: makes it worse, comes on, comes back, shoots, throbs, agony, bad after, bothers me, especially
hurts: mostly when, mainly when, only when, whenever, causes, sets off
short: impossible, stiff, stiffness, tight, tightness, limited, restricted, can't, couldn't, unable, struggle
short: struggling, difficult, difficulty, hard, trouble, stuck, locks, locked, not able, reduced, range
short: mobility, barely, hardly, stops, blocked, pulls
eases: ease, eases, eased, easing, help, helps, helped, better, relief, relieves, relieved, loosens, loosen
eases: improves, improve, soothes, soothing, feels good, calms, settles, goes away, disappears
weak: weak, weakness, gives way, give way, giving way, no strength, drop things, dropping things
weak: lose strength, tires, shaky
"""
)

FACTORS = _table(
    """
posture: posture, hunched, hunching, slouch, slouching, slumped, bad chair, hunch over, craning, tech neck
posture: text neck
repetition: repetitive, repetition, same movement, over and over, repeated, all day every day, assembly line
overuse: doms, overdid, overdid it, overdone it, overuse, overused, overtrained, too much too soon, ramped up
overuse: increased my mileage, upped my mileage, new programme, new program, training hard, heavy training
overuse: marathon training, too many, overdoing, increased mileage, after a long hike, started training
overuse: new exercise, heavy session, moving house
stress: stress, stressed, stressful, anxious, anxiety, deadline, deadlines, worried sick, under pressure
stress: burnout
dehydration: dehydrated, dehydration, don't drink enough, not drinking enough, forget to drink, hardly drink
recovery: no sleep, poor sleep, bad sleep, sleep badly, sleeping badly, slept badly, can't sleep, no rest
recovery: no rest days, tired all the time, exhausted, not sleeping, little sleep, not recovering
trauma: sprain, sprained, fell, fall, accident, whiplash, crash, collision, bumped, knocked, tackled, injury, injured
trauma: hit my
trauma: banged
cold: cold draught, draught, draft, air conditioning, air con, cold wind, slept by an open window, cold room
"""
)

CONSTANT = (
    "constant pain", "constantly", "constant", "all the time", "non stop", "nonstop", "never stops", "24/7",
    "never goes away",
    "day and night", "no position helps", "no position is comfortable", "nothing changes it", "no movement changes it",
)  # fmt: skip
ALL_OVER = (
    "all over", "whole body", "entire body", "everywhere", "all over my body", "everything hurts", "every joint",
    "every muscle", "all my muscles", "all my joints", "head to toe",
)  # fmt: skip

# Before a broad word: all of it is meant.
WHOLE = frozenset("whole entire all down along length everywhere throughout".split())
PATH_WORDS = frozenset("to till until into toward toward through".split())
PATH_SIGNS = frozenset("down up from way radiat spread run shoot travel go extend track".split())

# "The pain runs down the leg": no running.
PAIN_RUNS = frozenset("down from along into through across to up towards around".split())

# Where it is, when only a movement was told: "I can't raise my arm".
PROBE_PLACES = _table(
    """
neck: neck-turn, neck-tilt, neck-forward, neck-back
jaw: jaw-open, jaw-clench, jaw-slide
shoulder: reach-overhead, arm-out-to-side, reach-behind-back, reach-across, turn-arm-out, lie-on-shoulder
elbow: elbow-bend, elbow-straighten
forearm: grip, turn-key
wrist: wrist-back, wrist-forward
thumb: thumb-pinch
lower back: bend-forward, lean-back, side-bend, trunk-twist, turn-in-bed
front of the hip: lift-knee, long-stride
buttock: turn-hip-in, cross-legs
outer hip: lie-on-hip, single-leg-stand
inner thigh: legs-apart, squeeze-legs
hamstring: straight-leg-raise
quad: heel-to-buttock, squat
calf: tiptoe, knee-over-toes
shin: lift-forefoot
heel: first-steps
"""
)

# Words that may be left over without anything being missed.
FILLERS = frozenset(
    """
    a about above across actually after again aged ago all almost already also always am an and annoying
    another any anymore anyone anything anyway appreciate appreciated are area area's around as at away
    back basically be because been before being believe below between bit both bother bothering but by
    came can can't come comes coming could couldn't couple currently day days deal dear deep did didn't
    do does doesn't doing don't done down during each either else especially etc even ever every
    everything f far feel feeling feels female few fine for friday from full further get gets getting
    give gives go goes going gone good got gotten great guess guys had happen happens hardly has hasn't
    have haven't having he hello help her here hi him his honestly hour hours how however i i'd i'll i'm
    i've if in into is isn't it it's its itself just keep keeps kind kinda know last lately later like
    literally little long look lot lots m made mainly make makes making male man many may maybe me mean
    might mine minute minutes moment monday month months more most mostly much muscle muscles must my
    myself near never new nice nights no nor not nothing notice noticed now o of off often ok okay old
    on once one only onto or other our out over own part particularly past per perhaps physio place
    please point possibly probably problem problems quite radiate radiates radiating rather really
    recently redness region right said same saturday says seem seemed seems several sex she should side
    since slightly so some someone something sometimes soon sort spot start started starting starts stay
    stayed stays still stop stuff such suddenly sunday sure swear swelling swollen take tell than thank
    thanks that that's the their them then there there's these they thing things think this those though
    thought through thursday time times to today together told tonight too took towards tried try trying
    tuesday turned twice two under up upon us use used usually very want was way we wednesday week
    weekend weeks well went were what what's whatever when whenever where which while who why will with
    within without wk wks woman won't wonder wondering would y yeah year years yes yesterday yet yo you
    your yr yrs
    """.split()
)

# Words of illness that are a letter away from a word of the body; safety reads them, here they mean nothing.
MEDICAL = tuple(
    "test tests tested testing "
    "sweat sweats sweating radiating radiate radiates spinal medical migration collide urine bowel disc lump".split()
)
