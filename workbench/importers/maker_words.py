# SPDX-License-Identifier: MIT
"""Words by which papers, bodies, places and peoples are told from persons, as patterns."""

from __future__ import annotations

import re

PUBLICATION = re.compile(
    r"\b(?:Times|Gazette|Herald|News|Post|Mail|Chronicle|Guardian|Telegraph|Journal|Mirror|Express|"
    r"Punch|Standard|Observer|Review|Magazine|Tribune|Lantern|Advertiser|Mercury|Echo|Argus|Star|"
    r"Sun|Courier|Record|Worker|Pravda|Izvestia|Spectator|Examiner|Inquirer|Bulletin|Globe|Press|"
    r"Weekly|Daily|Evening|Morning|Le Monde|Der|Völkischer|Newspaper|Dispatch|Independent|"
    r"Economist)\b"
)
"""Words of the names of papers."""

BODY = re.compile(
    r"\b(?:Board|Committee|Office|Ministry|Union|Company|Council|Commission|Government|CIA|KGB|FBI|"
    r"Department|Association|Party|Club|Society|Court|Parliament|Congress|Federation|League|Bureau|"
    r"Agency|Bank|Institute|Cabinet|Army|Navy|Police|Church|Authority|Corporation|BBC|UN|NATO|"
    r"Nations|Volunteers|United States|Command|Regiment|Battalion|Brigade|Corps|Front|Movement|"
    r"Service|Gestapo|Associated|Guild|Trust|Brotherhood|Alliance|Organi[sz]ation|Cominform|Comintern)\b"
)
"""Words of the names of offices, parties, armies and firms."""

PLACE_WORD = re.compile(
    r"\b(?:House of (?:Lords|Commons)|Museum|Library|Archives?|Street|Square|Hall|Palace|Castle|"
    r"Cathedral|Harbour|Docks?|Quay|Town|City|Gaol|Prison|Camp|Hospital)$"
)
"""The last word of the name of a place in a town."""

PEOPLE = (
    r"(?:British|English|Scottish|Welsh|Irish|American|Canadian|Australian|French|German|Nazi|"
    r"Austrian|Prussian|Russian|Soviet|Polish|Hungarian|Italian|Spanish|Portuguese|Dutch|Belgian|"
    r"Swiss|Swedish|Norwegian|Danish|Finnish|Greek|Turkish|Ottoman|Chinese|Japanese|Korean|"
    r"Vietnamese|Indian|Pakistani|Bengali|Egyptian|African|Asian|European|Israeli|Arab|Cuban|"
    r"Mexican|Brazilian|Roman|Norman|Saxon|Anglo-\w+|\w+-American|Jewish|Muslim|Christian|Catholic|"
    r"Protestant|Jesuit|Puritan|Communist|Bolshevik|Conservative|Labour|Liberal|Western|Eastern|"
    r"Southern|Northern|Malay|Burmese|Thai|Persian|Iranian|Iraqi|Kenyan|Nigerian|Ghanaian)"
)
"""Words for peoples and creeds: before a noun they say what somebody was."""

OFFICE_WORD = re.compile(
    r"\b(?:Lord|Chief|Minister|Secretary|Commander|Officer|Director|Head|Leader|Chancellor|"
    r"Governor|President|Member|MP|Bishop|Archbishop|Mayor|Ambassador|Inspector|Superintendent|"
    r"Chairman|Viceroy|Commissioner|Consul|Speaker|Sheriff|Steward|Manager|Admiral|General|"
    r"Captain|Colonel|Professor|Premier|Chaplain|Marshal|Emperor|King|Queen|Tsar|Prefect)\b"
)
"""Words for offices: after a name they say what somebody was."""
