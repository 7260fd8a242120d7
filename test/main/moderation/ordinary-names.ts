/**
 * Handles as people choose them, invented or ordinary first and family names of many languages; nobody in particular is
 * meant. A third of them hold letters or words that lists and models like to take for something else.
 */
export const ordinaryNames: readonly string[] = [
  // Handles without anything special.
  ...`mossy_kettle BriskPuffin lunarturnip Comet42 hazel_otter92 plum-button teapot_tina JustAnna marble.arch quietstorm_77
  NordicFern coffeebeforecode tiny_trombone PixelPicnic noodle_nate OrbitOllie sundayroast RainyBalcony vinyl_vera
  catnap_carl BlueMugClub LateTrainHome knitwit_ kernel_panic_at_disco toastmaster3000 Gravel_Pit OldMapShop
  paperplane88 SaltAndSea mellow_yellow lemon_tart synth_sam deskplant Wombat_Wally hedgehog_hq lo_fi_lou
  tapedeck_ted JuneBug03 sleepy_sloth pancake_pete frostedglass stargazer_sue mapleleaf_mo TheRealJonas itsMia
  not_a_robot_ok yesthatsme iamgroot_fan BananaBread22 pocket_piano cloudberry_jam rusty_robin_ ZigZagZoe
  muffin_man_mark WindowSeat7A tomatosoup bicycle_bob Quiet_Quokka threecatsandadog GhostPepper jellybean_jo
  DrawWithDana woodworkwill potterypaul printmaker_pia letterpress_leo inkstained CeramicCara linocut_lin
  sketchbook_sid gouache_gus thimble_and_thread VelvetThunder biscuit_tin silverspoon_ AmberLantern rocket_ribbon`.split(
    /\s+/,
  ),
  // First and family names.
  ...`Anna Lena Yusuf Aylin Mehmet Giulia Matteo Chiara Björn Søren Åse Łukasz Żaneta Krzysztof Zoë Chloé François Inès
  João Thiago Beatriz Núria Íñigo Şebnem Çağla Ömer Dmitri Oksana Svetlana Nikolai Aoife Siobhán Niamh Seán Eoin
  Ngozi Chukwuma Adaeze Oluwaseun Kwame Akosua Thandiwe Sipho Tendai Farid Leila Reza Shirin Omid Amira Khalid
  Fatima Ibrahim Rania Priya Arjun Ananya Vikram Deepika Sanjay Harpreet Gurpreet Nguyen Phuc Dung Thuy Linh Minh
  Hiroshi Yuki Sakura Haruto Kenji Akira Jihoon Minseo Seoyeon Xiaoming Meiling Zhang_Wei Li_Na Chen_Jing Kai Noa
  Itai Shira Eitan Miriam Jose Maria Dolores Jesus Guadalupe Ximena Citlali Kahurangi Aroha Tane Leilani Keanu`.split(
    /\s+/,
  ),
  'Ana Sofia',
  'Jean-Luc',
  'Mary Ann',
  "O'Brien",
  "D'Angelo",
  'van der Berg',
  'Дмитрий',
  'Елена_К',
  'тихий_чайник',
  'Νίκος',
  'あおいきつね',
  '月光灯塔',
  '푸른여우',
  'هادئ_قنديل',
  'שקט_פנס',
  'दीपक',
  // Names that hold what lists look for.
  ...`Dickson DickVanDyke Dick_Tracy MobyDick Hancock Hitchcock Cockburn Babcock Peacock_Pat Woodcock Cockatoo_Kate
  Scunthorpe_Sam Essex_Emma Sussex Middlesex_Mo Penistone Lightwater_Liz Cassandra Cassie_Bass Bassist_Ben GlassHalfFull
  Assassin Assassins_Bread classact_cleo Analise Analytical_Al Annalena Titania Titus Constituent Shitake_Shaun
  Matsushita Fukuda Fukushima_Fan Fuchs Fuku_San Phuket_Phil Wang Wangari Dong Dongle_Doug Gaylord Gay_Talese Nigel
  Nigella Niger_Delta Nigeria_Ned Snigger_Not Montenegro Negroni_Nell Spicer Spica_Star Spicy_Ramen SpiceRack
  Raccoon_Rick TycoonTim Cocoon_Co Coonhound MaineCoonMum Gookin Chinkapin Chinook Dykstra VanDyke Kyson Sky_Skyler
  SkysTheLimit Kyser MuskyScent Skyscraper Homer_S Homogenous Bitchin_Kitchen Pakora_Pam Pakistan_Cricket Retardando
  Abdul Abo_Ali Aboriginal_Art Abominable_Snow Faggio Fagan Fagin_T Faggot_Hill_Farm_no Kiki Kikeline_no Kikkoman
  Tranquil_Tran Tran_Nguyen Spastic_no Spaz_no Hornby Hornet_Hank Horny_Toad_Lizard Pussywillow Pussycat_Pam Beaver_Ben
  Wiener_Dog Bangkok_Bob Cumbria_Kate Cumulus Document_Dan Circumflex Grapes_Gina GrapeApe Drapery Therapist_Theo
  Skyrape_no Canal_Carl Banal_Bill Arsenal_Fan Arse_nal Arsenic_And_Lace Parsec Rapunzel Grapefruit_Greg Harassed_Harry
  Uranus_Ursula Titmouse BlueTit Great_Tit Shuttlecock Cocktail_Cody Cocky_Roach Ballsy_Bella Sextant Sexton Unisex_Una
  Wankel_Engine Swank_Hotel Swanky_Sue Twatt_Orkney Clitheroe_Kid Prickly_Pear Knob_Creek Tosser_of_Salads`
    .split(/\s+/)
    .filter((name) => !/_no$|_no_|Retardando|Snigger_Not/.test(name)),
  // Names that sound grim and are play.
  ...`KillerQueen KillerBee_Kim killjoy_jill Overkill_Otto ShyAssassin xXDarkLordXx DeathStar_Dan DeadPool_Dee
  DeadlyNightshade GrimReaper_Gary BloodyMary BloodOrange_Bo SlayerOfDishes DragonSlayer99 ZombieHunter ZombieKiller
  Psycho_Killer_Qestcequecest MadDog_Max BadBunny_Bea StupidSexyFlanders DumbDuck stupidfox SillySausage IdiotBox
  TrashPanda Trash_Can_Tom GarbagePailKid UglyDuckling UglySweater fatcat_phil FatBoySlim_Fan BigFatTabby crazyhorse
  CrazyCatLady LoserClub SoreLoser_Sid Beautiful_Loser noob_saibot n00bmaster69 NoobTube ToxicAvenger Toxic_Waste
  HateMondays IHateMondays ihatecilantro LoveHate_Lou HellHound Hell_Kitchen Helsinki_Hel DevilMayCare Devil_Wears_Pyjamas
  SatansLittleHelper DamnFineCoffee HolyMoly Bombshell_Betty BathBomb_Bee PhotoBomb NukaCola ShotgunRider GunPowderTea
  SharpShooter Sniper_Wolf RipVanWinkle RIP_VCR WarMachine War_and_Peas Murder_She_Wrote MurderOfCrows CrimeAndPun
  SuicideSquad_Sam PoisonIvy_Ivy AcidRain_Ada Rage_Quit_Rob Angry_Birdie SavageGarden Beast_Mode_Bob Monster_Munch
  WitchHazel_Wyn BlackMamba BlackBeard_Ben BlackCoffee_Bo WhiteRabbit White_Noise_Wil YellowSubmarine Brown_Sugar_Bo
  RedNeckTurtle GypsyKing_no QueerEye_Quinn LesbianPirate Gay_Gordons TransSiberian_Tom BiPlane_Bill Muslim_Mum_of_3
  JewishDeli_Joe Christian_B Hindu_Kush Catholic_Guilt BlackGirlsCode Asian_Pear DeafDrummer BlindMelon_Bob
  WheelchairRacer AutisticArtist Fat_Liberation Feminist_Fern OldManYellsAtCloud BabyBoomer_Bob Karen_M HandsomeJack
  TheBigShow ShowMeTheMoney HostessTwinkie GhostHost_no Micah_Drop`
    .split(/\s+/)
    .filter((name) => !/_no$/.test(name)),
]
