"""Lines written for this model (CC0): stream chat as it is, who is attacked, and whether the speaker means it.

The open sets hold few live-stream lines and few friendly mentions of identities; these fill both. Every group gets
the same friendly and hostile sentences, so that naming a group is not itself a signal. Offensive by purpose.
"""
import random
import re

GROUPS = """women;men;gay people;lesbians;trans people;bisexual people;black people;white people;asians;latinos;mexicans;
muslims;jews;christians;hindus;atheists;arabs;africans;chinese people;indians;immigrants;refugees;disabled people;
autistic people;deaf people;blind people;old people;russians;ukrainians;roma;native americans;queer people""".replace("\n", "").split(";")
ONES = """a woman;a man;gay;a lesbian;trans;bi;black;white;asian;latina;mexican;muslim;jewish;christian;hindu;an atheist;
arab;african;chinese;indian;an immigrant;a refugee;disabled;autistic;deaf;blind;old;russian;queer;nonbinary""".replace("\n", "").split(";")
NAMES = "sam;alex;jordan;mia;leo;nora;chris;@host;@mod;@dj_ana;this streamer;the host;the band".split(";")
GAMES = "that boss;the final boss;this level;the last set;the bass;that solo;the beat;the chorus;the drop;the stage".split(";")
GOODS = "hoodie;shirt;poster;vinyl;cap;sticker pack;ticket;mug;bundle;pass;keyboard;print;tote bag;signed cd".split(";")
EMOTES = "LUL;KEKW;PogChamp;POGGERS;monkaS;FeelsBadMan;OMEGALUL;catJAM;Kappa;PepeHands;widepeepoHappy;sadge;EZ;Clap;<3;😂;🔥;💀;😭;❤️;🎉;👏;🙌;💜".split(";")
SWEAR = "fucking;fuckin;damn;goddamn;freaking;bloody".split(";")
GOOD = "good;sick;insane;nasty;dope;beautiful;clean;crazy;amazing;awesome;badass;lit;epic;wild;hot;great;huge".split(";")
THING = "{drop}|set|song|track|show|stream|play|outfit|overlay|bundle|merch|beat|solo|crowd|stage|price".replace("{drop}", "drop").split("|")
INSULT = """idiot;moron;loser;clown;dumbass;asshole;piece of shit;piece of trash;pathetic loser;retard;worthless fuck;dickhead;bitch;
ugly bitch;fat fuck;fat pig;scumbag;cunt;whore;slut;braindead moron;waste of space;fucking idiot;stupid bitch;rat;disgusting pig;
useless idiot;dumb fuck;creep;freak;cockroach;talentless hack;motherfucker;prick;twat;stupid cow;imbecile;fraud and a liar;garbage human""".replace("\n", "").split(";")
SLURS = "faggots;niggers;kikes;spics;chinks;trannies;retards;dykes;gooks;ragheads;sand niggers;wetbacks;pakis;gypsies;fags".split(";")
SLUR = "faggot;nigger;kike;spic;chink;tranny;retard;dyke;gook;raghead;wetback;paki;fag;shemale".split(";")
VERMIN = "vermin;animals;subhuman;parasites;a disease;a plague;filth;scum;rats;cockroaches;trash;a cancer;savages;degenerates;mentally ill".split(";")
BODY = "tits;boobs;ass;pussy;nudes;naked body;feet pics;panties;titties;cock".split(";")
HARM = "kill;murder;stab;shoot;beat;rape;hang;burn;strangle;hurt;lynch;gas".split(";")
SITE = "bigfollows.com;cheap-viewers.net;free-vbucks.xyz;dogehype.com;tinyurl.com/xx12;bit.ly/3abc;streamboost.ru;t.me/fastcash;promo-king.live;cutt.ly/win;win-iphone.top;viewerbot.shop".split(";")

FRIENDLY = """holy shit that {thing} was {good}|{swear} hell that was {good}|this {thing} is {swear} {good}|fuck yeah|fuck yes lets go|oh shit here we go|
no fucking way|what the fuck that was {good}|wtf lol|lmfao {emote}|damn that's {good}|shit i missed it|fuck i missed the {goods}|damn sold out already|
you're a {swear} legend {name}|{name} you absolute beast|you sick bastard i love it|love this shit|this shit slaps|that slaps so {swear} hard|shut up and take my money|
stfu thats so {good}|im dying {emote}|im dead {emote}|dead {emote}|this killed me lmao|you killed it {name}|{name} is killing it tonight|kill {games} already|
go kill {games}|i would kill for that {goods}|that {goods} is to die for|beat {games} first try|smash that button|shoot your shot|drop the {goods} already|
i suck at this|i suck at quizzes lol|my wifi sucks ass|my internet is shit|this lag sucks|the audio is trash today|audio is shit can you fix it|mic is too quiet|stream is lagging|
i'm so stupid i forgot to claim|im an idiot i closed the tab|my dumb ass missed it again|i feel so dumb|that was stupid funny|stupid good|crazy good|{good} as hell|{good} af|
hell yeah|hell no|bullshit that was C|that question was bullshit lol|what a bitch of a question|this quiz is a bitch|life's a bitch|son of a bitch i was so close|bad bitch energy {emote}|
she's a badass|that's badass|sexy {goods}|that {goods} is sexy|hot damn|that bass is filthy|filthy beat|nasty solo|disgusting bass love it|savage {emote}|sick drop|dirty bassline|
W|W {name}|L|big W|huge W stream|gg|ggwp|gg wp {name}|first|hi chat|hello from {place}|hey {name}|good evening everyone|lets gooo|LETS GOOO|hype|hype hype hype|pog|poggers|{emote}|{emote} {emote}|
{emote} {emote} {emote}|lol|lmao|rofl|haha|hahaha|xd|omg|omg yes|yesss|nooo|nooo i was too slow|wow|nice|nice one {name}|so {good}|clean|i'm in|me|me please|meee|pick me|take my money|
!claim|!buy|!stock|!time|!cancel|!answer b|!answer c|b|c|a|d|its b|its c for sure|definitely a|i think d|B obviously|the answer is c|C C C|
does the {goods} ship to {place}|how much is shipping|what sizes do you have|is the {goods} still available|how many left|how many are left|is it sold out|when is the next drop|
can i pay by card|does this take apple pay|is {goods} limited|what color is the {goods}|is it true to size|i bought the {goods} last time and it's {good}|just got mine|got it|claimed|i got one {emote}|
mine arrived yesterday and its {good}|payment went through|my payment failed what do i do|how do i pay|where do i click|link please|where is the qr code|can't see the overlay|thank you {name}|thanks {name} {emote}|
love you {name}|love this community|you guys are {good}|best stream ever|best {thing} of the year|this {thing} is fire {emote}|turn it up|louder please|encore|one more song|play the old stuff|
greetings from {place}|i'm {one} and i love this show|as {one} fan this means a lot|my mom is {one} and she loves this {thing}|i am {one}|my best friend is {one}|proud to be {one}|
so happy to see {groups} on stage|{groups} make great music|we love {groups}|{groups} are welcome here|support {groups}|respect for {groups}|{groups} deserve better|shout out to {groups}|
happy pride to all {groups} here|lots of {groups} in chat today|my neighbours are {groups} and they are lovely|{groups} and {groups} together at one show, love it|i met some {groups} at the last show|
don't say that about {groups}|stop hating on {groups}|hating {groups} is not ok|nobody should insult {groups}|anyone who hates {groups} can leave this chat|it is wrong to say {groups} are {vermin}|
calling {groups} {vermin} is disgusting, stop it|saying "{groups} are {vermin}" gets you banned here|i don't think {groups} are {vermin}|{groups} are not {vermin}|no {groups} are not {vermin}|
he called me a {slur} and that hurt|please don't use the word {slur}|someone in chat just wrote {slur}, ban them|who said {insult} in chat, mods|mods someone called me {insult}|
i hate mondays|i hate this lag|i hate ads|i hate when it sells out|i hate waiting|these ads are {vermin2}|bots are {vermin2}|scalpers are {vermin2}|lag is a cancer|that boss is trash|scalpers suck|
we hate scalpers|fuck scalpers|fuck this lag|fuck cancer|fuck the lag|screw this queue|damn you {games}|die {games} die|{games} deserves to die|
the murder mystery bit was {good}|true crime stream when|the killers are my favorite band|cannibal corpse shirt when|shot through the heart|knife skills {emote}|bloody mary at the bar|
who is selling at the desk|check the pinned message|see you at the hall|standing in line at the desk|free shipping please|any discount code|is there a promo code|subscribe button is broken for me|just subscribed|
i followed {name} years ago|check out that solo|i watch your channel every week|my channel points are gone|can you play it again|watch your step up there|click faster chat|free hugs""".replace("\n", "").split("|")

TOXIC = """you are a {insult}|you're a {insult}|youre such a {insult}|{name} you are a {insult}|{name} is a {insult}|{name} is a {swear} {insult}|ur a {insult}|u r a {insult}|what a {insult} you are|shut up {insult}|shut the fuck up {insult}|stfu {insult}|
fuck you|fuck you {name}|fuck u {insult}|go fuck yourself|go to hell {insult}|{name} go fuck yourself|suck my dick {name}|eat shit {name}|eat shit and die|get cancer {insult}|hope you get cancer|
nobody likes you {name}|nobody wants you here you {insult}|everyone hates you|you are worthless|you are pathetic|you're disgusting|you are so ugly|ugly ass {insult}|you're fat and ugly|so fat lmao what a {insult}|
your mom is a whore|your mother should have aborted you|you should be ashamed you {insult}|quit streaming you {insult}|uninstall your life|you have no talent you {insult}|worst host ever what a {insult}|
what kind of {insult} buys this|only a {insult} would buy this|all of you are {insult}s|this chat is full of {insult}s|mods are {insult}s|look at this {insult}|look at that fat {insult}|lmao {name} is such a {insult}|
imagine being such a {insult}|you dumb {insult}|stupid {insult}|{insult}|dumb {insult}|you {swear} {insult}|you absolute {insult}|dont talk to me {insult}|i hate you {name}|i hate you so much|we all hate you {name}|you make me sick|you smell like shit|
you look like a {insult}|you look like shit|your face makes me puke|your voice makes me want to puke|go cry {insult}|cry about it {insult}|loser {emote} loser|clown {name} {emote} nobody likes you""".replace("\n", "").split("|")

SELFHARM = """kys|kys {name}|kill yourself|kill yourself {name}|go kill yourself|go kill urself {insult}|just kill yourself already|please kill yourself|you should kill yourself|neck yourself|rope yourself|go hang yourself|drink bleach {name}|go die|go die {insult}|
just die|die already {insult}|jump off a bridge {name}|i hope you die|hope you die {name}|hope your whole family dies|do us a favor and end yourself|end your life|slit your wrists|nobody would miss you if you died""".replace("\n", "").split("|")

THREAT = """i will {harm} you|i'll {harm} you|im going to {harm} you|i'm gonna {harm} you {name}|gonna {harm} you when i see you|i will find you and {harm} you|i know where you live|i know where you live {name} watch your back|watch your back {name}|
i will {harm} your family|i'm coming to your house tonight|i will come to the hall and {harm} you|see you at the hall, i'm bringing a knife|i have a gun and i'm coming|you're dead {name}, i mean it|you are dead when i find you|
someone should {harm} {name}|somebody {harm} this {insult}|i want to {harm} {name}|i want to {harm} all {groups}|we should {harm} all {groups}|{harm} all {groups}|let's {harm} some {groups}|all {groups} should be shot|{groups} deserve to be {harm2}|
i'm going to bomb this place|there is a bomb in the hall|i will burn this place down with you in it|i will break your legs|i'm gonna smash your face in|you will bleed tonight {name}|i will dox you|leaking your address tonight {name}""".replace("\n", "").split("|")

HATE = """{groups} are {vermin}|all {groups} are {vermin}|{groups} are {swear} {vermin}|i hate {groups}|i hate all {groups}|i {swear} hate {groups}|{groups} disgust me|{groups} make me sick|i can't stand {groups}|get {groups} out of here|no {groups} allowed here|
we don't want {groups} here|{groups} should go back where they came from|deport all {groups}|{groups} should not have rights|{groups} don't deserve rights|{groups} don't belong here|{groups} don't belong on this stage|ban all {groups}|{groups} are ruining this country|
{groups} ruin every show|all {groups} are criminals|all {groups} are rapists|all {groups} are liars|{groups} are inferior|{groups} are less than human|{groups} are an abomination|{groups} are too stupid for this|typical {groups}, all {vermin}|the world would be better without {groups}|
never buy from {groups}, they are {vermin}|you're {one} so you are {vermin}|you are just {one}, go away you {vermin}|{name} is {one}, disgusting|ew {one} people, {vermin}|fuck {groups}|fuck all {groups}|{slurs} out|{slurs} not welcome|no {slurs} here|
{slurs}|i hate {slurs}|fucking {slurs}|{slurs} everywhere|you {slur}|you {swear} {slur}|{name} is a {slur}|shut up {slur}|what a {slur}|dirty {slur}|stupid {slur}|look at this {slur}|{slur}|go home {slur}|women belong in the kitchen|get back to the kitchen|
hitler was right|heil hitler|gas the jews|white power|white lives only|go back to africa|go back to mexico|go back to your country|build the wall keep {groups} out|that's gay and disgusting|being {one} is a disease|{one} people should be locked up""".replace("\n", "").split("|")

SEXUAL = """show {body}|show me your {body}|show us your {body}|send {body}|send me {body}|show {body} {name}|let me see your {body}|i want to see your {body}|{body} or ban|flash us|take it off|take your clothes off|take off your shirt {name} 😏|get naked|strip for us|
i want to fuck you|i wanna fuck you {name}|i'd fuck you so hard|would smash {name}|i want to smell your {body}|sit on my face|sit on my face {name}|suck my cock|suck it {name} 🍆|i'm so horny for you|i'm hard right now|jerking off to this stream|fapping rn|cum on your face|
i'd eat your {body}|nice {body} {name}|those {body} tho 😍|bounce those {body}|bend over {name}|how much for a night|how much for {body}|onlyfans when|spit in my mouth|let me lick your {body}|breed me|i want you in my bed tonight|dm me your {body}|rate my dick|wanna see my dick|🍆💦 {name}|🍑🍆|
sexting anyone|any horny girls here|looking for sex tonight|hot girl dm me for sex""".replace("\n", "").split("|")

SPAM = """free followers at {site}|buy followers viewers and subs at {site}|want to become famous? buy followers at {site}|cheap viewers on {site}|best viewers on {site}|get {n} viewers instantly {site}|check out my channel|check out my channel please|
check my new video on my channel|please subscribe to my channel|sub to my channel and i sub back|sub4sub|follow4follow|f4f anyone|follow me and i follow back|i stream too come watch {site}|come watch my stream instead|better prices at {site}|same {goods} cheaper at {site}|
earn ${n} a day from home|make ${n} per week working from home|i earned ${n} last week ask me how|invest with me on telegram|text me on whatsapp +1 555 {n}|telegram @fastcash{n}|crypto giveaway send 1 btc get 2 back|double your bitcoin at {site}|free bitcoin {site}|elon giveaway live now {site}|
you won an iphone claim at {site}|congratulations you won, click {site}|claim your free gift card {site}|free vbucks {site}|free robux here {site}|free nitro {site}|free skins at {site}|click the link in my bio|hot singles near you {site}|watch free movies {site}|
urgent call now to claim your prize of ${n}|your account was selected for a ${n} reward {site}|promote your channel with us, dm me|i can make graphics and overlays for your stream, dm me on discord artist#{n}|hey streamer i make custom emotes and banners, add me on discord|
need a logo or overlay? portfolio at {site}|grow your channel fast, organic promotion, message me|selling cheap {goods} dm me|selling {goods} half price, dm|loan approved ${n} apply at {site}|casino bonus ${n} at {site}|onlyfans.com/hotgirl{n} link in bio|discount viagra {site}""".replace("\n", "").split("|")

MORE_FRIENDLY = """kick ass show|kickass {thing}|that was kickass|kick some ass tonight {name}|headshot|clean headshot|nice shot|what a shot|he got shot down lol|boom headshot {emote}|sniped it {emote}|the {colour} {goods} please|do you have the {goods} in {colour}|
is there a {colour} one in {size}|one {colour} {goods} in {size}|{colour} {goods} or {colour2} {goods}?|can you make a {colour} {size} next time|the {colour} ones look great|{colour} looks better than {colour2}|check out the {player}|check out that {goods}|check the {player} on the left|
look at the {player} go|the {player} is {swear} {good}|{player} solo when|naked eye can't see that text, zoom in|raw and naked version of the song please|pull the mic closer|open the door for the crowd|lift the camera up a bit|show us the {goods}|show me the {goods} again|show the back of the {goods}|send it|send it {name}|
i want to see the {goods} up close|how big is the {goods}|how long is the {goods}|it's so hard to choose|this quiz is so hard|that was hard, good one|hit me up with that {goods}|i need that {goods} in my life|let me get one more|my sister will kill me for buying this|my wife is going to kill me lol|my wallet is dead|rip my wallet|
this {thing} destroys everything|he destroyed that {player}|she murdered that note|you crushed it|absolute carnage on stage {emote}|war drums {emote}|the boss destroyed him|we got wrecked in that round|i got demolished in the quiz|fight me, it's B|you guys are idiots lol love you|ok dummy lol|you nerd {emote}|you goof|you silly {emote}|
you're all crazy {emote}|such a nerd, love {name}|you absolute legend|absolute unit|{name} is a machine|{name} is a monster on the {player}|i feel sick, too much candy|got sick last week, better now|sick of ads|{one} artist on stage tonight, love to see it|the {one} singer has a great voice|is the singer {one}|is the owner {one}|""".replace("\n", "")
FRIENDLY += [line for line in MORE_FRIENDLY.split("|") if line]
TOXIC += [line for line in """what a {adj} {noun}|what a {adj} {adj} {noun}|what an absolute {noun} {who}|{who} is such a {adj} {noun}|{who} is the most {adj} {noun} ever|{who} is {swear} {adj}|you are {swear} {adj}|you are so {adj}|ur so {adj}|u are {adj} af|so {adj} omg you {noun}|
you {noun}|you {adj} {noun}|you {adj} little {noun}|you {swear} {noun}|look at this {adj} {noun}|{adj} {noun}|typical {adj} {noun}|your {people} are all {noun}s|your {people} are {adj} {noun}s|your {people} are {adj}|all your {people} think you are {adj}|only {adj} {noun}s watch this|
nobody {wants} you|nobody {wants} your {adj} face|no one {wants} a {adj} {noun} like you|everyone thinks you're {adj}|we all think you are a {noun}|you {do} like a {adj} {animal}|you {do} like a dying {animal}|you {do} like a {noun}|shut your {adj} mouth|shut your {adj} mouth {noun}|
keep your {adj} face off the screen|get off the stage {noun}|get off stream you {adj} {noun}|get lost {noun}|get a job you {adj} {noun}|get a life {noun}|piss off {noun}|choke {noun}|choke on it you {noun}|bite me {noun}|screw you {noun}|your career is dead {noun}|you will never be more than a {noun}|you are a {adj} excuse for a human being|
you are a waste of {waste}|you ruin everything {noun}|this {noun} can't even {can}|cant even {can} you {adj} {noun}|how are you this {adj}|how can someone be so {adj}|your {goods} is trash and so are you|you and your {adj} {goods} can go to hell|i can't stand your {adj} face|delete your channel you {adj} {noun}|crawl back to your {hole} {noun}|
go back to your {hole} you {adj} {noun}""".replace("\n", "").split("|") if line]
THREAT += [line for line in """i swear i'll {harm} you|i swear to god i will {break} your {part}|i will {break} your {part} after the show|gonna {break} your {part} {name}|im going to {break} your {part}|i'll put a bullet in your {part}|someone put a bullet in {name}|i'm outside the hall with a {weapon}|waiting for you with a {weapon}|i'm bringing a {weapon} tonight|got my {weapon} ready for you {name}|
my {weapon} is loaded and i'm on my way|you won't live to see tomorrow|you won't leave that hall alive|you will not survive tonight {name}|tonight you die|you're next {name}|you die tonight|i hope someone {harm}s you|i hope they {harm} you|hope somebody {break}s your {part}|you deserve a bullet|you deserve to get {harm2}|i'm going to shoot everyone in the hall|going to shoot up the show|
i will burn your house down|i know your address {name}, sleep well|posting your address and phone number|your address is leaked, people are coming|we are coming for your family|i'll make you bleed|i will make you suffer {name}|{harm} her|{harm} him now|{harm} them all""".replace("\n", "").split("|") if line]
SELFHARM += ["kill urself", "kill ur self {name}", "go kys", "kys already", "kys {insult}", "do the world a favour and die", "do us all a favour, die", "everyone would be happier if you died", "just end it already {name}", "why don't you kill yourself", "unalive yourself", "you should die", "die in a fire {insult}", "drink poison"]
HATE += [line for line in """{groups} are {bad} {kinds}|{groups} are {kinds}|all {groups} are {kinds}|{groups} are {bad}|those {groups} are so {bad}|{bad} {groups}|why are there so many {groups} here|why so many {groups}, {bad}|too many {groups} in this show, {bad}|another {one} one, {bad}|{groups} should stay at home|{groups} should shut up|{groups} should stay in their place|
{groups} should be banned from this show|{groups} should not be allowed to vote|{groups} should not be allowed to have kids|keep {groups} away from my kids|{groups} control the media|{groups} control everything, {kinds}|{groups} steal everything|don't trust {groups}, they are {kinds}|watch out, {groups} are in the hall, hide your stuff|{groups} all look the same|{groups} smell|
{groups} smell like shit|{groups} are dirty|send {groups} back|send them all back, {groups} are {kinds}|kick {groups} out|kick all {groups} out of chat|i don't buy from {groups}|never trust {one} people|being {one} is wrong|being {one} is disgusting|{one} = {kinds}|you're a {slur}|another {slur}|get that {slur} off my screen|{slur} music|{slurs} ruin everything|not watching {slurs}|typical {slur}|""".replace("\n", "").split("|") if line]
SEXUAL += [line for line in """i want your {body}|i'm touching myself to you|touching myself rn {name}|i would {sexverb} you|i would {sexverb} you all night|i'd {sexverb} you on that desk|let me {sexverb} you|can i {sexverb} you {name}|come {sexverb} me|pull down your {wear}|take off your {wear}|take off that {wear} baby|lift your {wear}|drop your {wear}|remove your {wear} please|
show what's under your {wear}|sell me your {wear}|your used {wear} please|what colour are your panties|are you wearing panties|how big is your cock|how big are your {body}|what's your cup size|you make me so wet|you make me hard|you turn me on so much|so horny right now|spread your legs|open wide baby 🍆|on your knees {name}|kneel and suck|
ride me|ride my face|ride my {dick}|suck my {dick} {name}|want my {dick}?|taste my {dick}|taste that {body}|lick your {body}|grab those {body}|squeeze those {body}|private show for money? naked|dm me for nudes|trade nudes?""".replace("\n", "").split("|") if line]
SPAM += [line for line in """get {n} real followers today|{n} followers for free|cheap viewers and followers, dm me|free crypto for the first {n} people|who wants free crypto|send btc and get double back|work from home {n} dollars a week|make {n} dollars daily with this app|this app pays me {n} every day|i upload videos every day please sub|new song on my page check it out|check out my music|check out my page|listen to my new track on my channel|
visit my channel|visit my profile for free stuff|visit my page|come to my stream|i'm live too come say hi to my channel|giveaway on my channel|giving away {n} on my stream|i am an artist and make banners|graphic designer here, cheap logos, dm|i design emotes and overlays dm me|sub to me|subscribe to me and i subscribe back|gift cards for free at {site}|t dot me slash {n}win|whatsapp me for profit|you have been selected, prize at {site}|
claim your prize now {site}|winner! text WIN to {n}""".replace("\n", "").split("|") if line]

PLACES = "berlin;brazil;texas;japan;paris;poland;canada;mexico;nigeria;india;the uk;israel;turkey;korea;spain".split(";")
FILL = {
    "groups": GROUPS, "one": ONES, "name": NAMES, "games": GAMES, "goods": GOODS, "emote": EMOTES, "swear": SWEAR,
    "good": GOOD, "thing": THING, "insult": INSULT, "slurs": SLURS, "slur": SLUR, "vermin": VERMIN, "body": BODY,
    "colour": "black white red blue green yellow pink brown grey purple".split(),
    "colour2": "black white red blue green yellow pink brown grey purple".split(),
    "size": "S M L XL XXL small medium large".split(),
    "player": "drummer;singer;guitar;bass player;dj;dancer;pianist;keyboard;lighting;crowd;bass;drums".split(";"),
    "who": "this guy;this girl;the guy;the girl on the left;he;she;the host;the singer;that mod;sam;alex;leo;nora;@host;this streamer;the dj".split(";"),
    "adj": "dumb;stupid;ugly;fat;pathetic;worthless;useless;brainless;disgusting;hideous;sad;talentless;trash;idiotic;moronic;retarded;braindead;smelly;fake;miserable;ugly ass;dumbass;fucked up;shitty;filthy;cringe;lazy;horrible;embarrassing;vile;bald;greasy;rotten;garbage;stinking;clueless;fatass;old".split(";"),
    "noun": "idiot;moron;loser;clown;dumbass;asshole;bitch;bastard;pig;cow;rat;scumbag;scum;cunt;whore;slut;creep;freak;fool;imbecile;prick;twat;dipshit;shithead;douchebag;dickhead;fatass;jackass;joke;failure;disgrace;troll;worm;sheep;retard;motherfucker;fucker;trash;garbage;wanker;simp;hag;pig face;cockroach;skank;lowlife;halfwit;dimwit;parasite".split(";"),
    "people": "fans;viewers;friends;mods;family;parents;followers;subs;chat;team".split(";"),
    "wants": "likes;wants;asked for;came to see;wants to see;cares about;needs;misses;will ever love".split(";"),
    "do": "sing;talk;look;sound;dance;smell;act;dress;play;walk".split(";"),
    "animal": "dog;pig;cow;goat;monkey;rat;cat;donkey;toad;hyena".split(";"),
    "waste": "space;air;oxygen;skin;time;bandwidth".split(";"),
    "can": "read;sing;play;talk;spell;count;dance;read the chat;hold a mic;run a stream".split(";"),
    "hole": "basement;mommy's basement;cave;hole;sewer;trailer;mom;mother;swamp".split(";"),
    "break": "break;smash;cut;slit;crush;punch;kick in;snap;bash".split(";"),
    "part": "jaw;neck;throat;face;head;legs;skull;teeth;arms;nose;ribs".split(";"),
    "weapon": "knife;gun;bat;hammer;machete;rifle;bomb;brick;baseball bat;axe".split(";"),
    "bad": "disgusting;sick;evil;dirty;dangerous;filthy;gross;stupid;worthless;perverted;ugly;lazy;violent;fake".split(";"),
    "kinds": "terrorists;thieves;criminals;freaks;perverts;groomers;liars;rapists;savages;animals;rats;scum;trash;monsters;predators;degenerates;idiots;parasites;killers;scammers;pigs;sinners;murderers".split(";"),
    "sexverb": "rail;smash;bang;fuck;lick;ride;bend over;pound;do;eat out;spank;undress".split(";"),
    "wear": "shirt;pants;top;bra;panties;dress;skirt;shorts;underwear;clothes".split(";"),
    "dick": "dick;cock;penis;balls".split(";"),
    "vermin2": ["vermin", "trash", "scum", "filth", "parasites"],
    "harm": HARM, "harm2": ["killed", "shot", "beaten", "hanged", "raped", "burned"], "site": SITE, "place": PLACES,
}
OPENERS = ["", "", "", "", "lol ", "bro ", "dude ", "chat ", "yo ", "omg ", "honestly ", "@mia ", "ok but ", "lmao ", "man "]
CLOSERS = ["", "", "", "", "", " lol", " lmao", "!", "!!", "...", " tbh", " fr", " bro", " 😂", " 💀", " KEKW", " ngl"]


def fill(template, rng):
    def pick(match):
        name = match.group(1)
        return str(rng.choice([50, 100, 500, 999, 1000, 5000])) if name == "n" else rng.choice(FILL[name])

    return re.sub(r"\{(\w+)\}", pick, template)


def _lines(templates, count, marks, weight, rng, trim=True):
    for _ in range(count):
        text = fill(rng.choice(templates), rng)
        if trim:
            text = rng.choice(OPENERS) + text + rng.choice(CLOSERS)
        if rng.random() < 0.06:
            text = text.upper()
        elif rng.random() < 0.15:
            text = text[:1].upper() + text[1:]
        yield text, marks, weight, "templates"


def generate(seed=11):
    """(text, labels, weight, source) with labels in the order toxic, hate, threat, sexual, spam; -1 is unknown."""
    rng = random.Random(seed)
    yield from _lines(FRIENDLY, 26000, (0, 0, 0, 0, 0), 1.0, rng)
    yield from _lines(TOXIC, 11000, (1, 0, 0, 0, 0), 1.0, rng)
    yield from _lines(SELFHARM, 2500, (1, 0, 1, 0, 0), 1.0, rng)
    yield from _lines(THREAT, 6000, (1, -1, 1, 0, 0), 1.0, rng)
    yield from _lines(HATE, 9000, (1, 1, -1, 0, 0), 1.0, rng)
    yield from _lines(SEXUAL, 5500, (-1, 0, 0, 1, 0), 1.0, rng)
    yield from _lines(SPAM, 5500, (0, 0, 0, -1, 1), 1.0, rng)


def noise(clean_texts, count, seed=12):
    """Short spans of clean text and invented emotes: unknown words must not look bad."""
    rng = random.Random(seed)
    for _ in range(count):
        if rng.random() < 0.5:
            words = rng.choice(clean_texts).split()
            at = rng.randrange(len(words))
            text = " ".join(words[at : at + rng.randint(1, 6)])
        else:
            made = ["".join(rng.choice("bcdfghjklmnprstvwz") + rng.choice("aeiou") for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 4))]
            text = " ".join(rng.choice([w, w.capitalize(), w + rng.choice(["Hype", "LUL", "W", "Love", "Dance"])]) for w in made)
        yield text, (0, 0, 0, 0, 0), 0.4, "noise"
