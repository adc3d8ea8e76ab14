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
    about above after again against ahead almost alone along already also although always among another
    around aside asleep away awful baby ball band base beat because become been before began begin behind
    being best better beyond bike blank board boat body born both bought bread breadth break broke brought
    build built burnt call calm came cannot car care carry case cause chair chance change chat cheap check
    chess chew child children clamp class clean clear climb clock close clothes coach coat cold come common
    constant cook cool could count couple course cover create cut daily dance days dead deal dear deep desk
    detector didn different doctor does doing done door down dress drift drink drive drop during each early
    ease easy eat edge effort eight either electronic else enough even event ever every exact extensive
    external extra face fact fairly fall family far fast feed feel fell felt few fifty fight figure final
    find finder fine finer firm first five fix flask flat flesh flight floor follow food force form forth
    found four frame frank free fresh from full fun game garden gave gets getting give given goes gone good
    great green greeting grow grown guess half hand handy happen happy hard hate have having heal health
    hear heard heart heat heavy held help here high hill hold hole home hope horrible hot hour house however
    huge idea inside instead into just keep kept kick kind knew knock know lady large last late later lead
    learn least leave led less let level life light lighten like line literal little live load long look
    loose lose loser lost lot loud love low lunch made main make many married martin match matter maximum
    maybe mean media meet might mild mile mind mine minimum minute miss mobile moment money month more most
    mother mount move much must name near need never nice night nine none normal note nothing notice novel
    now number often old once one only open order other ought our out over own pack paint paper part party
    past pay people perhaps person personal phone pick piece pillow place plan play please plus point poor
    position possible present pretty print problem proper public pull push put quick quiet quite rain ran
    rather reach read ready real really reason recent recovery rest restrictive return ride right rise road
    roll room round router rub rule said same sat saw say school seat second secondly see seem seen self
    send sense session set seven shall shallow shape share sharp shelf shift shoe shop short should shout
    show side sign simple since six size sleep slow slower small smile smoke soft some someone song soon
    sort sound space speak spend spent spoke sport spot stage stair stand start state stay step still stood
    stool stop story straight strange straw stray street string strong stuck study such sudden sure switch
    table take taken talk tall task taught team tell ten than thank that their them then there these they
    thing think third those though thought threat three through throw time tired today together told tonight
    took touch tough towards train travel treat tree tried trip trouble true trust try turn twice two type
    under until upper upset use used usual very visit voice wait walk wall want war warm wash waste watch
    water way wear week weight well went were what when where which while white who whole whose wide wife
    will wind window wine winner winter wish with without woke woman wonder word work world worry worse
    worst would wrestle write wrong wrote year yesterday yet yoga young your
    """
)
