"""How differently the same is said: one claim of the grammar each, with whom it credits."""

from datetime import date

import pytest

from habits.domain.engagements import Audience
from habits.parsing import Absence, Correction, MessageKind, Reading, Wish
from tests.parsing.stages import reading_of

TWO_WEEKS = Absence(date(2026, 3, 18), date(2026, 3, 31))
YESTERDAY = Absence(date(2026, 3, 17), date(2026, 3, 17))


def credited(reading: Reading) -> list[str | int]:
    return [
        (one.person.name or f"@{one.person.handle}") if one.person else one.anonymous
        for one in reading.conversations
    ]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("dm @john.doe & @acme_corp on X, then lunched with my wife", ["@john.doe", "@acme_corp", 1]),
        ("dm @john.doe on X; lunch with Eve", ["@john.doe", "Eve"]),
        ("Call with Ann and Rob re pricing", ["Ann", "Rob"]),
        ("Spoke to Ann (customer) and Rob from sales", ["Ann", "Rob"]),
        ("Talked to Ann, Drew, Sue and Mark", ["Ann", "Drew", "Sue", "Mark"]),
        ("Will, Grace and Bill", ["Will", "Grace", "Bill"]),
        ("Tom Baker and Anna", ["Tom Baker", "Anna"]),
        ("Milk and Eggs", []),
        ("Sally on Twitter and ben on LinkedIn", ["Sally", "ben"]),
        ("posted memes on X and banners on LinkedIn", []),
        ("mailed 4 clients, called 2", [4, 2]),
        ("called Ann 2 times", ["Ann"]),
        ("call w/ the Siemens guys, about 5 of them", [5]),
        ("team meeting, 8 people", [8]),
        ("Ten today! Six on X, four on LinkedIn", [6, 4]),
        ("Ann on X, we swapped a tweet, twelve messages", ["Ann"]),
        ("5 ppl", [5]),
        ("Saw 3 customers: Ann, Karl, Cy", ["Ann", "Karl", "Cy"]),
        ("saw Ann and Bob argue on X", []),
        ("well I saw Nigel but we did not get to talk", []),
        ("at 10 talked to Ben", ["Ben"]),
        ("at 10 shops", []),
        ("jst spoke w vikram on linkedin", ["vikram"]),
        ("Soooo Paloma slid into my LinkedIn inbox", ["Paloma"]),
        ("I am pleased to report that I had a conversation with Sir Humphrey", ["Humphrey"]),
        ("If Marguerite hadn't messaged me on Facebook I would not know", ["Marguerite"]),
        ("Spoke to Eleanor Voss of Voss & Daughter", ["Eleanor Voss"]),
        ("1. Maurice Tandy, LinkedIn, VAT.\n2. Philippa Orme, LinkedIn, VAT.", ["Maurice Tandy", "Philippa Orme"]),
        ("Answered 4 comments, one was Rose from the flower shop", [3, "Rose"]),
        ("We telephoned half an hour, Jürgen Öztürk and me", ["Jürgen Öztürk"]),
        ("My dishwasher Hakim had a good one: give it away. We talked at closing", ["Hakim"]),
        ("got tagged by Leandro in a post and we got talking", ["Leandro"]),
        ("Got an answer out of Crispus on LinkedIn", ["Crispus"]),
        ("posted it, then talked with Bobbie Jean. Not with Trent", ["Bobbie Jean"]),
        ("Facebook: 2 with Hedvig, 1 with Kasper", ["Hedvig", "Kasper"]),
        ("Had 2 chats on LinkedIn, 1 on Facebook and a phone call with a supplier", [2, 1, 1]),
        ("My assistant called the client", []),
        ("Sent Ben the proposal", []),
        ("standup with the crew doesn't count but I dm'd Kwame", ["Kwame"]),
        ("put in ten minutes with Nacho on Teams", ["Nacho"]),
        ("LinkedIn: Priyanka ✔ Esteban ✔ Wolfie", ["Priyanka", "Esteban", "Wolfie"]),
        ("2 on Facebook (Ana, Ben), 1 on LinkedIn", ["Ana", "Ben", 1]),
        ("Talked to 3 dealers (Ana, Ben) on X", ["Ana", "Ben", 1]),
        ("Wine rep (Tibor) came by", ["Tibor"]),
        ("(a) Hollis Brandreth - email\n(b) Mercy Adeyemi - LinkedIn", ["Hollis Brandreth", "Mercy Adeyemi"]),
        ("I spoke, by telephone, with Lady Finch-Hatton", ["Finch-Hatton"]),
        ("4 on Twitter today: Elspeth, Craig and two more", ["Elspeth", "Craig", 2]),
        ("Rupert, Hazel and two others on LinkedIn, makes 4", ["Rupert", "Hazel", 2]),
        ("Percy V. on Twitter, 15 min. 25 actually", ["Percy V."]),
        ("Chat with Ana on X. That was three years ago she moved", ["Ana"]),
        ("Talked with Ana on X, that's one for the newsletter", ["Ana"]),
        ("Facebook. Client Faye: ordered six more", ["Faye"]),
        ("Ana on Facebook, under 5 minutes", ["Ana"]),
        ("Ana on Facebook, with a photo of her cake", ["Ana"]),
        ("FB: Ornella, a customer, wants her old barista back", ["Ornella"]),
        ("On X with Ana and Ben, each convinced the other is wrong", ["Ana", "Ben"]),
        ("Ashok hasn't answered. Bhavna did, on LinkedIn", ["Bhavna"]),
        ("Ana asked for a price and Zoltan wanted more. Both email.", ["Ana", "Zoltan"]),
        ("Twitter: Lorcan. No, not Lorcan, Lochlan.", ["Lochlan"]),
        ("no real talk today except 10 minutes with Una on LinkedIn", ["Una"]),
        ("messengered with Clementine, Ward and Zelda", ["Clementine", "Ward", "Zelda"]),
        ("Dhruvika Patel, who sells our pumps in Gujarat, on LinkedIn", ["Dhruvika Patel"]),
        ("Talked with Hyun on LinkedIn, https://www.linkedin.com/in/hyunb, re robots", ["Hyun"]),
        ("Spoke to Ana on X\nSent from my iPhone", ["Ana"]),
        ("Guess who DM'd me on insta @vera_lynn", ["@vera_lynn"]),
        ("talked with esteban on linkedin about the crew and yeah good guy", ["esteban"]),
        ("posted it on X and mentioned Farhan and Ritu in it", []),
        ("Ana asked on X whether we deliver, I'll get to it after dinner", []),
        ("The last one should say Erin, I wrote Aaron", []),
        ("WRONG CHAT SRY", []),
        ("Not today, dentist", []),
        ("Gave Ben a like on LinkedIn", []),
    ],
)  # fmt: skip
def test_people_are_credited_however_it_is_said(text: str, whom: list[str | int]) -> None:
    assert sorted(credited(reading_of(text)), key=str) == sorted(whom, key=str)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("email Bob, call Sue", ["Bob", "Sue"]),
        ("dm Ben", ["Ben"]),
        ("Anna", ["Anna"]),
        ("will call Ben", []),
        ("to do: email Bob", []),
        ("call Sue tomorrow", []),
        ("need to email Bob", []),
        ("Please remind me to call Ann", []),
        ("asdf", []),
    ],
)
def test_what_may_have_been_is_in_doubt(text: str, doubted: list[str]) -> None:
    reading = reading_of(text)
    assert [one.person.name for one in reading.doubts if one.person] == doubted
    assert reading.conversations == ()


@pytest.mark.parametrize(
    "text", ["nobody today", "none", "0", "zero today", "didn't talk to anyone", "no conversations"]
)
def test_nobody_is_a_statement_of_its_own(text: str) -> None:
    reading = reading_of(text)
    assert (reading.kind, reading.is_zero) == (MessageKind.NONE, True)


@pytest.mark.parametrize("text", ["nobody answered", "no news", "Ann did not answer", "3 today"])
def test_silence_of_others_is_not_the_writers(text: str) -> None:
    assert not reading_of(text).is_zero


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("undo", Wish.UNDO),
        ("please delete the last one", Wish.UNDO),
        ("take that back", Wish.UNDO),
        ("remove Sally", None),
        ("later", Wish.LATER),
        ("not now, ask me later", Wish.LATER),
        ("will call Ann later", None),
    ],
)
def test_a_few_words_may_be_a_wish(text: str, wish: Wish | None) -> None:
    assert reading_of(text).wish is wish


@pytest.mark.parametrize(
    ("text", "about"),
    [("how is Dana doing?", ("Dana",)), ("did you know Maya?", ("Maya",)), ("how am I doing?", ())],
)
def test_a_question_names_whom_it_is_about(text: str, about: tuple[str, ...]) -> None:
    assert reading_of(text).about == about


@pytest.mark.parametrize(
    ("text", "absence"),
    [("pause for two weeks", TWO_WEEKS), ("off yesterday", YESTERDAY), ("I was off yesterday", YESTERDAY)],
)  # fmt: skip
def test_an_absence_has_a_length_or_is_over(text: str, absence: Absence) -> None:
    assert reading_of(text).absence == absence


@pytest.mark.parametrize("text", ["not Tom, I meant Tim", "I meant Tim, not Tom"])
def test_a_correction_may_begin_with_what_was_wrong(text: str) -> None:
    assert reading_of(text).correction == Correction(old="Tom", new="Tim")


def test_a_number_so_far_is_all_of_today() -> None:
    assert reading_of("I have talked to 4 people so far").total


def test_more_people_than_are_read_are_told_of() -> None:
    assert reading_of("Talked to " + ", ".join(f"A{'bcdefghij'[n // 10]}{'aeiouymnrl'[n % 10]}" for n in range(60))).is_cut  # fmt: skip
    assert not reading_of("Talked to Ann and Bob").is_cut


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Ben on X for 20'", 20),
        ("Ben on X 1h15", 75),
        ("Ben on X, 1 hour 20", 80),
        ("Ben on X, 25 minutes of it", 25),
        ("Ben on X, fifteen minutes more or less", 15),
        ("drinks with Ben (we gossiped for an hour lol)", 60),
        ("gave Ben a good 15 minutes on X", 15),
        ("Ben on X, under 5 minutes", None),
        ("Ben answered on X within 5 minutes, then we talked", None),
    ],
)
def test_a_length_is_read_however_it_is_said(text: str, minutes: int | None) -> None:
    assert [one.minutes for one in reading_of(text).conversations] == [minutes]


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("our night supervisor Rosetta on Slack", Audience.EMPLOYEE),
        ("Kim from payroll on Teams", Audience.EMPLOYEE),
        ("Ana (my direct report) on Teams", Audience.EMPLOYEE),
        ("Ana, a customer of ours, on Facebook", Audience.CUSTOMER),
        ("Ana, who bought a bike from us last year, wrote to me on Facebook", Audience.CUSTOMER),
        ("Nils, who distributes for us in Norway, on LinkedIn", Audience.PARTNER),
        ("A vendor of ours, Piotr, on LinkedIn", Audience.PARTNER),
        ("Ana on X. She's a reporter at the Globe.", Audience.PRESS),
        ("Pat, a reader of my newsletter, on LinkedIn", Audience.COMMUNITY),
        ("Luc (LinkedIn, prospect)", Audience.PROSPECT),
        ("Ana asked about parental leave on X, I answered", Audience.UNKNOWN),
    ],
)
def test_an_audience_is_read_however_it_is_said(text: str, audience: Audience) -> None:
    assert [one.audience for one in reading_of(text).conversations] == [audience]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hosted a 45 minute webinar, 210 signed up", MessageKind.BROADCAST),
        ("Our job ad on LinkedIn has been seen 4,120 times", MessageKind.BROADCAST),
        ("Mailed the catalogue to 1,150 addresses", MessageKind.BROADCAST),
        ("Newsletter sent", MessageKind.BROADCAST),
        ("MUST CALL LORETTA BACK BEFORE FRIDAY", MessageKind.INTENTION),
        ("Didn't get to a single chat", MessageKind.NONE),
        ("Thanks, that's all I wanted to know", MessageKind.SMALLTALK),
        ("enjoy the holidays, robot", MessageKind.SMALLTALK),
        ("Thanksgiving, not doing any today", MessageKind.ABSENCE),
        ("Could you remind me what we said about the boiler?", MessageKind.QUESTION),
    ],
)
def test_a_kind_is_known_however_it_is_said(text: str, kind: MessageKind) -> None:
    assert reading_of(text).kind is kind
