"""What every bot loads when first it needs it, loaded once for all that are forked from here."""

import bot.__main__  # noqa: F401
from bot.rendering.replies import Stranger
from bot.rendering.texts import render
from config.lexicon import load_lexicon
from habits.domain.calendar import local_time
from habits.domain.holidays import country_of, public_holidays
from habits.parsing import read
from tests.faults.leaders import SUNDAY, ZONES

for zone in ZONES:
    read("Talked to Dana", local_time(SUNDAY, zone), load_lexicon())
    public_holidays(country_of(zone), [SUNDAY.date()])
render(Stranger(), None)
