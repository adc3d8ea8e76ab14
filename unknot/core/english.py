"""English as people type it: odd forms, unmarked contractions, everyday words that are never mended."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> dict[str, str]:
    return {odd: plain for odd, _, plain in (pair.partition(">") for pair in text.split())}


# Contractions are often typed without their mark; "wont" and "cant" are other words, rarely meant here.
UNMARKED = _pairs(
    """
    ain't>isn't aint>isn't arent>aren't cannot>can't cant>can't couldnt>couldn't didnt>didn't doesnt>doesn't
    dont>don't dosent>doesn't hadnt>hadn't hasnt>hasn't havent>haven't im>i'm isnt>isn't ive>i've
    shouldnt>shouldn't thats>that's theres>there's wasnt>wasn't werent>weren't whats>what's wont>won't
    wouldnt>wouldn't
"""
)

# Forms that the endings do not tell, and words that look like a form but are none.
IRREGULAR = _pairs(
    """
    abs>abs ached>ache achey>ache achilles>achilles aching>ache achy>ache always>always anything>anything
    as>as axes>axis badly>bad bed>bed bent>bend biceps>biceps biting>bite bleed>bleed bring>bring calfs>calf
    calves>calf chess>chess coming>come does>does driven>drive driving>drive drove>drive during>during
    evening>evening everything>everything feed>feed feet>foot felt>feel fitting>fitting giving>give
    gluteus>gluteus hamstring>hamstring has>has having>have hiking>hike his>his hoping>hope hundred>hundred
    hurting>hurt hurts>hurt is>is its>its laid>lie lain>lie lats>lat lay>lie laying>lie lies>lie
    lifting>lift living>live loved>love loving>love lying>lie making>make men>man morning>morning moved>move
    moving>move need>need news>news nothing>nothing noting>note painful>pain painfull>pain panting>panting
    pecs>pec pelvis>pelvis piriformis>piriformis quadriceps>quadriceps quads>quad ran>run rating>rate
    red>red riding>ride ring>ring rowing>row sacred>sacred sat>sit sed>sed shed>shed
    shoulderblade>shoulderblade skating>skate slept>sleep testes>testicle testis>testicle sling>sling
    soleus>soleus something>something soreness>sore speed>speed spine>spine spines>spine spotting>spotting
    spring>spring stiffly>stiff stood>stand string>string swing>swing swollen>swell taking>take teeth>tooth
    terribly>terrible thing>thing this>this tired>tired toothache>tooth triceps>triceps typed>type
    typing>type us>us used>used using>use waking>wake was>was wheelchair>wheelchair winded>winded woke>wake
    woken>wake women>woman woodworking>woodwork worsened>worse worsening>worse worsens>worse writing>write
    yes>yes
    """
)

# Everyday words that are a letter away from a word of the body.
COMMON = _words(
    """
    station stations street streets
    about above afresh after again against ahead almost alone along already also although always among
    another armrest around aside asleep autumn away awful babies baby backhand backpack ball band base beach
    beat because become bedroom been before began begin behind being bench best better beyond bike blank
    block blocked blocks board boat body born both bother bought bound bounds brackets branch bread breadth
    break breakfast bridge bridges broke brother brought build built burnt bursa call calm came cannot car
    care carpi carry case cause certain chain chair chance change chat cheap check chess chesty chew child
    children christmas chunk chunks clamp class clause clean clear climb clock close clothes coach coat
    coffee cold color come common concerts constant cook cool couch could couldn count couple course cover
    cradle create crest crick cricked crouch crutches cut daily dance days dead deal dear decide decided
    deep denial desk detector didn difference differences different differently dinner doctor does doing
    done door doubt down draft dress drift drink drive drop during dying each early ease easier easy eat
    edge effort eight either electronic else enough even event ever every exact exception expert experts
    extensive external extra face fact factor fairly fall family far farming fast father feed feel fell felt
    female few fewer fifty fight figure final find finder fine finer firewood firm first five fix flask flat
    flatter flesh flight floor follow food force form forth found four frame frank free fresh friday fridge
    from full fun game garden gave gets getting give given goes gone good great green greeting grindy groan
    groaning groceries grow grown guess hairdressing half hand handy happen happy hard harden harder hate
    have having heal health hear heard heart heat heavy held help here high hill hold hole holiday home hope
    horrible hot hour house however huge hungover idea inside inspect instead into just keep kept kick kind
    kitchen knew knock know lady large last late later lead learn least leave led less let level life lift
    lifts light lighten like line literal little live load long longer look loose loosen loosened loosens
    lose loser lost lot loud love low lunch made main make many married martin masseter match matter maximum
    maybe mean media meet message messages might mild mile mind mine minimum minute miss mobile moment
    monday money month more most mother mount move much must name near nearby nearly need neither never
    newer nice night nine none normal normally note nothing notice novel now number often old once one only
    open operator order other ought our out over overweight own pack paint palpation paper part party past
    pay pedis people perhaps peroneus person personal phone physician pick piece pillow pinch pinched
    pinches pinching place plan planted play please plus point poor position possible present pretty print
    problem proper properly property public pull push put quick quiet quite radial rain ran rather reach
    react reaction read ready real really reason recent recovery remote remove rename replan respond
    response rest restrictive return ride right rise road roll room round router rub rule sacrum said saline
    same sat saturday saw say school seat second secondly sectional see seem seen self send sense server
    session set seven shall shallow shape share sharp shelf shelves shift shoe shooty shop shopping short
    shortest should shout show side sign simple since singing sister six size sleep slight sling slow slower
    small smallest smile smoke sofa soft soften softened softens some someone song soon sort sound space
    speak spend spent spinae spoil spoiling spoke spoon sport spot spring stack stacking stage stair stand
    start state static stay steak steering step sticky still stood stool stop story straight strand strands
    strange straw stray street stressy strike string strong stuck study stuff such sudden summer sunday
    supper sure sweep swimmers switch table take taken talk tall task taught team tell temporalis ten teres
    than thank that their them then there these they thing think third thoracis those though thought threat
    three through throw thursday tibialis time tired title today toddler together token told tonight took
    touch tough towards train travel treat tree trial trials tried trip trouble trough true trust try
    tuesday turn twice twinge twinged two tying type uncle under understood until upped upper upset use used
    usual very visit voice wait walk wall want war warm wash waste watch water way wear wednesday week
    weekend weigh weighed weighs weight well went were what wheel wheels when where wherever which while
    white who whole whose wide wife will wind window wine winner winter wish with without woke woman wonder
    word work world worry worse worst would wouldn wrestle wright wringing write wrong wrote year yesterday
    yet yoga young your
    """
)
