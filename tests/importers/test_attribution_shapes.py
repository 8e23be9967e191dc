# SPDX-License-Identifier: MIT
"""Attributions in the shapes in which printed pages have them."""

import time

import pytest

from workbench.importers.provenance_fields import provenance_of

MAKERS = {
    "Sir Hugh Marl, Second Lord of Trade, in a letter to Admiral Coyle, 3rd May 1908.": (
        "Sir Hugh Marl", "Second Lord of Trade", None
    ),
    "General Pell, Chief of the Harbour Staff, writing in his diary, 4th June 1908.": (
        "General Pell", "Chief of the Harbour Staff", None
    ),
    "Otto Brand, Jesuit official in Vale, report to the Elector of Lorne, 1625": (
        "Otto Brand", "Jesuit official in Vale", None
    ),
    "Una Lind, an Anglo-American journalist in Riga, writing in the article ‘Two Roads’ (1918)": (
        "Una Lind", "Anglo-American journalist in Riga", "Two Roads"
    ),
    "Odo of Vale, the chaplain of Duke Hugh II of Lorne (later king) in his History of Hugh the "
    "Bold (c.1070).": (
        "Odo of Vale", "chaplain of Duke Hugh II of Lorne", "History of Hugh the Bold"
    ),
    "Mercy Boyle, Amos Boyle's granddaughter, to Nathan Poole, 1771": (
        "Mercy Boyle", "Amos Boyle's granddaughter", None
    ),
    "An extract from President Harlow’s letter of 9 June 1935 to his brother.": (
        "President Harlow", None, None
    ),
    "Excerpts from Adeyemi’s letter to the Governor, 8 May 1923": ("Adeyemi", None, None),
    "Excerpt from Tan Bee Hoon’s series of evening wireless broadcasts in 1954.": (
        "Tan Bee Hoon", None, None
    ),
    "From Dora Ashton's memoirs written in 1966. Ashton was a leading member of the party.": (
        "Dora Ashton", None, None
    ),
    "An extract from Clara Frome's 'Ships or Bread Speech' delivered in Hull (2 May 1905).": (
        "Clara Frome", None, "Ships or Bread Speech"
    ),
    "From Queen Ottilie’s Harbour Injunctions": ("Queen Ottilie", None, None),
    "A telegram from Brandt to Ito Kenji, 7 March 1948.": ("Brandt", None, None),
    "Letter to ministers from the Vale Harbour Society, 1817.": (
        "Vale Harbour Society", None, None
    ),
    "Reply of the Vale Town Council to the Articles of the Dyers of Vale, 1522.": (
        "Vale Town Council", None, None
    ),
    "A memoir by Bill Tarn": ("Bill Tarn", None, None),
    "By Henry Moss for the Vale Times": ("Henry Moss", None, None),
    "T. Ward Till et al., Harbours: Past and Present. Vol. 2, 5th ed. (Vale, IL: Marl, 1982), "
    "p. 517.": (
        "T. Ward Till", None, "Harbours: Past and Present"
    ),
    "From Ned Tull and the Harbour Movement by A Holloway": (
        "A Holloway", None, "Ned Tull and the Harbour Movement"
    ),
    "Ada Marsh, Bram Pike, Cleo Ward-Ito and Dan Osei, History teachers and writers, in their book "
    "for A-level students Vale 1780–1915 (2003).": (
        "Ada Marsh; Bram Pike; Cleo Ward-Ito; Dan Osei",
        "History teachers and writers",
        "Vale 1780–1915",
    ),
    "Ned J Pool, a writer and critic, and Ola Brandt, a civil rights lawyer, writing in the "
    "article 'Notes on Vale' (2018)": (
        "Ned J Pool; Ola Brandt", "writer and critic; civil rights lawyer", "Notes on Vale"
    ),
    "Written by a monk called Osric at a monastery in Lorne": ("Osric", "monk", None),
    "This cartoon of 1930, by the Danish cartoonist Iver Moe, is entitled: 'The Ladder'.": (
        "Iver Moe", "Danish cartoonist", "The Ladder"
    ),
    "A painting entitled 'The Reapers', by the Danish artist, EWR Holm, 1916.": (
        "EWR Holm", "Danish artist", "The Reapers"
    ),
    "Excerpt from a speech by Lorne's Chairman, Mo Dezhong, October 1947.": (
        "Mo Dezhong", "Lorne's Chairman", None
    ),
    "Speech by German Foreign Minister Bruno von Marl to the assembly, 1894.": (
        "Bruno von Marl", "German Foreign Minister", None
    ),
    "A photograph by Walter K. Lund of Nils Brandt at the harbour, 1957.": (
        "Walter K. Lund", None, None
    ),
    "From a letter sent home by Private Hal Moss of the 2nd Battalion, Vale Regiment, May 1912": (
        "Private Hal Moss", None, None
    ),
    "A statement by Sir Robert Hale of Kinmarl, 1712": ("Sir Robert Hale of Kinmarl", None, None),
    "The Confessions of “Tom,” a rebel in Moss’s Rising, 1797.": (
        "Tom", "rebel in Moss’s Rising", None
    ),
    "Testimony of Amos Crabb, a 22-year-old former mill hand, before the Moss Committee, 1829.": (
        "Amos Crabb", "22-year-old former mill hand", None
    ),
    "Testimony of Joan Hebb, age 17, before the Moss Committee, 1829.": ("Joan Hebb", None, None),
    "Lena Thom - A Diary Entry from 1913": ("Lena Thom", None, None),
    "Moss & Till, A New Approach to Harbour History, 1935": (
        "Moss; Till", None, "A New Approach to Harbour History"
    ),
    "Josias Mbeki (JM) Karanja, MP for Vale North": (
        "Josias Mbeki (JM) Karanja", "MP for Vale North", None
    ),
    "After the Battle of Marl, Hugh Cleve wrote to William Pott, a minister, on 7 May 1756:": (
        "Hugh Cleve", None, None
    ),
    "In 1808, B. R. Colby described the rents of the millers:": ("B. R. Colby", None, None),
    "The road has two ends. Lin Suyan. 1981": ("Lin Suyan", None, None),
    "Part of a letter to a weekly paper from a settler, Colonel J. R. Vane, 30 June 1956": (
        "Colonel J. R. Vane", "settler", None
    ),
    "*Vishnu Gokhale,* Majhi Yatra*, pp. 23-24.*": ("Vishnu Gokhale", None, "Majhi Yatra"),
    "Adapted from Gourmand, G 1821—24, Talks at Sea with General Marl, Marl Press 2014, pp 1—8": (
        "Gourmand, G", None, "Talks at Sea with General Marl"
    ),
    "Sister Kate Lund, a nursing sister serving aboard the ambulance trains between the harbour "
    "and the hospitals, 1913.": ("Sister Kate Lund", "nursing sister", None),
    "Source (adapted): Joyce Hume, interviewed for the Vale Lives project, 1988": (
        "Joyce Hume", None, None
    ),
    "Provenance: Ilse Marl, Letters I Kept (Zurich, 1935)": ("Ilse Marl", None, "Letters I Kept"),
    "² Petra Sand, Bread and the State (New York, 1996), p. 58.": (
        "Petra Sand", None, "Bread and the State"
    ),
    "FROM GEORGE LEEMAN, TEN YEARS A PLANTER, 1860": ("GEORGE LEEMAN", None, "TEN YEARS A PLANTER"),
    "From Republic of Dreams, by L. Fuchs and K. Brod, published in 2012.": (
        "L. Fuchs; K. Brod", None, "Republic of Dreams"
    ),
    "From Chalk and Smoke, memoirs by N Mabena, 2001": ("N Mabena", None, None),
    "From a report by LM Damon and C van der Reet": ("LM Damon; C van der Reet", None, None),
    "Letter from the Reverend Amos Lind, a minister at Marl, to the governor, 1862": (
        "Reverend Amos Lind", "minister at Marl", None
    ),
    "– Sir Basil Crane MP, in a debate, July 1907": ("Sir Basil Crane", None, None),
    "Recollection of Ngaio Te Rau, who was a child at Vale, 1931": ("Ngaio Te Rau", None, None),
    "Postcard from Kenneth Olm, aged 8, to his mother in Vale, 4 May 1936": (
        "Kenneth Olm", None, None
    ),
    "An account by Halimah binte Omar, who was a clerk, 1981": ("Halimah binte Omar", None, None),
    "Historian Lin Mei-hua, 2011": ("Lin Mei-hua", "Historian", None),
    "The modern scholar Beatrix Hall argues in Fever and Fire (2015):": (
        "Beatrix Hall", "modern scholar", None
    ),
    "A Leeds surgeon, Robert Tomms, reporting to the Board of Health in 1830:": (
        "Robert Tomms", "Leeds surgeon", None
    ),
    "Letter from a Marl digger, Thomas Kendal, printed in the Vale Beacon, 1851.": (
        "Thomas Kendal", "Marl digger", None
    ),
    "Part of a letter that Maggie Dunn, aged ten, wrote to her mother in 1936.": (
        "Maggie Dunn", None, None
    ),
    "In this letter to a newspaper, a curate in Clare, Rev. Mal Condine, describes what he saw.": (
        "Rev. Mal Condine", None, None
    ),
    "Adapted from Jaffrey, S. (2012) Timetables of Night. Oxford: Quad": (
        "Jaffrey, S.", None, "Timetables of Night"
    ),
    "Hollands, Benita. A Road Is Not a Line: Essays. Coast, 2010, p. 77.": (
        "Hollands, Benita", None, "A Road Is Not a Line: Essays"
    ),
    "From an interview with Nomsa Dlame conducted by the Vale History Project, 1993": (
        "Nomsa Dlame", None, None
    ),
    "Adapted from a report by the Women's Harbour Service, 1937.": (
        "Women's Harbour Service", None, None
    ),
    "Karla Moss's Capital, 1864": ("Karla Moss", None, None),
    "From the memoirs of Abel Spohr, Brandt's builder and minister, published in 1967": (
        "Abel Spohr", "Brandt's builder and minister", None
    ),
    "Paula Kent and Mary Ellen Chase, eds., War Letters (1996)": (
        "Paula Kent; Mary Ellen Chase", None, "War Letters"
    ),
    "Declaration on the Taking of Arms, Harbour Congress, 9 May 1768.": (
        "Harbour Congress", None, None
    ),
    "The short “9 Rules” of President Harlow.": ("President Harlow", None, "9 Rules"),
    "An article published by Sailors for Peace, an organisation for peace.": (
        "Sailors for Peace", None, None
    ),
    "A pamphlet dropped on the troops in 1948, by the Lorne People's Volunteers.": (
        "Lorne People's Volunteers", None, None
    ),
}  # fmt: skip


@pytest.mark.parametrize(("attribution", "fields"), MAKERS.items())
def test_it_finds_who_made_a_source_what_they_were_and_its_title(attribution, fields):
    provenance = provenance_of(attribution)
    found = tuple(provenance.value_of(name) for name in ("creator", "role", "title"))
    assert found == fields


ROLES = {
    "From a Danish soldier's letter home, 1913": "Danish soldier",
    "Extract from a fisher's diary, 1871": "fisher",
    "Extract from the private diary of a Danish schoolteacher in Vale, 3 May 1934": (
        "Danish schoolteacher"
    ),
    "Extract from a class reader by a Danish author, 1994.": "Danish author",
    "Adapted from a Chinese historian on the war, 1987.": "Chinese historian",
    "A report by a Vale Press [a news agency] correspondent, 1929.": "Vale Press correspondent",
    "An account by a survivor of the Long Flood in 1965.": "survivor of the Long Flood",
    "From an official report by a Vale Medical Corps (VMC) senior officer, 1913": (
        "Vale Medical Corps senior officer"
    ),
    "From the diary of a stretcher-bearer serving in the Marl Salient, 1914": "stretcher-bearer",
    "Petition from two local officials in the district of Marl, to the governor, 1847": (
        "two local officials"
    ),
    "In 1738 the Khan of Vale said this about the weavers:": "Khan of Vale",
    "Letter of 1933 from a 14-year-old weaver to Marlov\nFrom: V. Pell (ed), Notes (Vale, 1994).": (
        "14-year-old weaver"
    ),
}


@pytest.mark.parametrize(("attribution", "role"), ROLES.items())
def test_somebody_without_a_name_has_a_role_and_is_no_creator(attribution, role):
    provenance = provenance_of(attribution)
    assert (provenance.creator, provenance.role) == ((), role)


NOBODY = [
    "Harbour Insurance Card, 1911 (PAX 800/53)",
    "Old Harbour Fund Book Money Order, 1904 (DOX ref: PORT 61/7)",
    "Vale Puritan Petition Against Clerical Hats",
    "City of Glass, Book I, Chapters 2 and 5. Trans. Markus Till, 1863.",
    "Selections from the constitution of the dyers, 1616",
    "A photograph of a boycott of shops organised by the Harbour Party, 1930",
    "From Voices from the East Docks, edited by L Marlow",
    "Two Hundred Lanterns. Vale History",
    "From a Danish worker's account, February 1914",
    "Excerpts from a report of events at Vale in the newspaper The Lantern",
]


@pytest.mark.parametrize("attribution", NOBODY)
def test_an_object_a_title_or_an_editor_is_no_creator(attribution):
    assert provenance_of(attribution).creator == ()


DATES = {
    "Poster issued by the Harbour Police, 1903 (HARP 2/1154)": "1903",
    "Harbour Insurance Card, 1911 (PAX 800/53)": "1911",
    "T. Ward Till, Harbours (Vale, IL: Marl, 1982), p. 517.": "1982",
    "Brandt, Mein Hafen, p. 655.": None,
    "Lena Moss, My Days (Vale: Marl and Sons, 1925), 163.": "1925",
    "George Ash, Four Winters (a memoir), 1928": "1928",
    "Dan Moor, a teacher, writing in the article 'Why Vale Slumped in the 1890s' on his "
    "website (2018)": "2018",
    "Neil Marl, in his book The Nineteenth Century 1798-1894: A Sea Reshaped (1991).": "1991",
    "An anonymous author writing in the page 'Marl League (1400s, 1500s)' on a website (2009)": (
        "2009"
    ),
    "as quoted in The 19th Century: How It Was Seen by Nell Osgood": None,
    "Free Harbours at Work by Dora Noki, who served as its secretary from 1948 to 1960.": None,
    "Alexei Marlov, On the Brink of 1902. Notes from the Cellars.": None,
    "Adapted from the encyclopaedia entry for the Marl Rising (accessed 2024).": None,
    "Letter of 1933 from a worker to Marlov\nFrom: V. Pell (ed), Letters (Vale, 1994).": "1933",
    "A painting, 1916. It was painted for a record of the war. Holm based it on sketches made "
    "during a visit in 1914.": "1916",
    "Adapted from Gourmand, G 1821—24, Talks at Sea, Marl Press 2014, pp 191—94": "1821/1824",
    'Ada Holm, Notes, "Speech in the Hall, 3 February 1763".': "1763-02-03",
    "Lorne of Vale, a reformer, who criticised the court. He wrote in Proverbs(1505):": "1505",
    "City of Glass, Book I. Trans. Markus Till, 1863.": None,
    "From the recollections of Kala Desh, who was twelve in 1927, recorded by a local society in "
    "1979": "1979",
    "From an interview given in 1989 by Arkady Belkin, who had been sent to the port in 1959.": (
        "1989"
    ),
    "Vera Nunes, remembering 1936 in a talk to a primary school in 1981": "1981",
    "From a minute by an official, 7 March 2003. It was published by an inquiry in 2011.": (
        "2003-03-07"
    ),
    "Sano Mika, interview by Oda Ken, 1931, in Oda Ken, Songs of Silk (Vale: Marl, 1967), 15.": (
        "1931"
    ),
    "Lead tablet from Marl, c. 1047, trans. Sam Groves, “Tablets,” Port Journal 7 (1968): 19.": (
        "1047~"
    ),
    "Ian Kerr, Marlow: Hubris 1886–1933 (London: Penn, 1995), pp. 45–46": "1995",
    "Photograph of a mill, 1911–12 (Vale Books, 1950)": "1911/1912",
    "Written by a monk at Marl soon after the year 1097": "1097/..",
    "An extract from a website, explaining the origins of guilds in the eleventh century.": None,
    "A website about the ports of the company in the South Seas in the 18th century.": None,
    "Letter of Abbess Lind to a bishop. Vienna, Cod. 751, fol. 22.": None,
    "A letter to a soldier, written on a thin tablet, about AD 105": "0105~",
    "From Boswin, chaplain, in his History of Hugh the Bold (c.1070).": "1070~",
    "The account book shows Ada Moss, school log book, January 1930": "1930-01",
}


@pytest.mark.parametrize(("attribution", "date"), DATES.items())
def test_no_page_archive_number_title_office_or_visit_to_a_website_is_the_date(attribution, date):
    found = provenance_of(attribution).date
    assert (found and found.edtf) == date


TITLES = {
    "Tim Hale, Twentieth Century Harbours (1974)": "Twentieth Century Harbours",
    "Jon Cask, The Silver Road (1980) A Danish primary school textbook.": "The Silver Road",
    "Henri Pell, The Spread of Seventeenth Century Looms among the Dyers, 1946.": (
        "The Spread of Seventeenth Century Looms among the Dyers"
    ),
    "F. H. Marl, A Journey from Vale through the Lands of Lorne, Marl and Moss (London, 1804).": (
        "A Journey from Vale through the Lands of Lorne, Marl and Moss"
    ),
    "Ella Sinclair, Sea Crossing: Silver Roads, Old Migrations, and the Making of Vale, 2013": (
        "Sea Crossing: Silver Roads, Old Migrations, and the Making of Vale"
    ),
    "David Roe, a historian, writing in his history book Vale, History of a Harbour (2005)": (
        "Vale, History of a Harbour"
    ),
    "John Kay, writing in his book Vale: A history from the first docks to the end (2010)": (
        "Vale: A history from the first docks to the end"
    ),
    "President Hugh Marl, Harbour Loan meeting speech on a Union of Ports, 1915": None,
    "Tessa K. Ames, The Movement and the Thirties, 1985": "The Movement and the Thirties",
    '"The Daily Harbour Times" published this report on the flood on May 9th:': None,
    "Ian Kerr, Marlow: Hubris 1886–1933 (London: Penn, 1995), pp. 45–46": (
        "Marlow: Hubris 1886–1933"
    ),
    "Eric Hobbes, The Age of Mills: The Short Twentieth Century, 1911–1988 (1991)": (
        "The Age of Mills: The Short Twentieth Century"
    ),
    "John Hobb, British economist, Harbours: A Study, 1904.": "Harbours: A Study",
    "Flora Trist, Danish painter and teacher, The Weavers' Union, 1848.": "The Weavers' Union",
    "An extract from the novel Osric, Last of the Danes by Charles King, a priest (1863)": (
        "Osric, Last of the Danes"
    ),
    "From Lanterns in the Streets of Lorne by the Department of Harbours": (
        "Lanterns in the Streets of Lorne"
    ),
    "writing in the article 'Rhun ap Marl (1119-1184), Prince of Vale' in the Dictionary of Vale "
    "Biography (1958)": "Rhun ap Marl (1119-1184), Prince of Vale",
    "Ada Holm, a history of the dyers, school log book, January 1930": None,
}


@pytest.mark.parametrize(("attribution", "title"), TITLES.items())
def test_a_title_is_whole_and_ends_where_it_ends(attribution, title):
    assert provenance_of(attribution).title == title


KINDS = {
    "A Danish newspaper cartoon published in June 1920.": "cartoon",
    "A newspaper picture of a parade at Vale during May 1955.": "picture",
    "Edda Lindley, The Vale Giant, published in Harpoon Magazine, 1891.": None,
    "Excerpts from a report of events at Vale in the newspaper The Lantern": "newspaper",
    '"The Daily Harbour Times" published this report on the flood on May 9th:': "report",
    "Hugh Moss’s address to Marl College, Vale, March 1943": "address",
    "Leo von Marl, Chancellor of Lorne, report to Duke Otto, May 3, 1528.": "report",
    "An extract from Article 31 of the Vale Constitution, signed in 1918.": "constitution",
    "A blog post entitled 'The crowning of Osric' on the pages of the harbour (2016)": "blog post",
    "Extract from a study of the flood written by an academic historian, 2015.": "study",
    "From a newspaper, 1908": "newspaper",
    "Reply of the Vale Council to the Articles of the Dyers of Vale, May 8, 1528.": "reply",
    "Henri Pell, The Dyers of Vale, Journal of the History of Cloth, vol. 10 no.1, 1946.": None,
    "Moss & Till, A New Approach to the Harbours, Vale Reading Book Co., 1935": None,
}


@pytest.mark.parametrize(("attribution", "kind"), KINDS.items())
def test_the_kind_is_what_the_source_is_and_not_where_it_was_printed(attribution, kind):
    assert provenance_of(attribution).genre == kind


def test_a_kind_that_only_a_title_names_is_not_taken_as_sure():
    provenance = provenance_of("Ida Moss, The Long Telegram, 1943")
    assert (provenance.genre, provenance.confidence["genre"]) == ("telegram", 0.7)
    provenance = provenance_of("Ida Moss, The Long Telegram, a pamphlet of 1943")
    assert (provenance.genre, provenance.confidence["genre"]) == ("pamphlet", 0.85)


NO_PLACES = [
    "An anonymous author, writing in Brut y Marchogion",
    "From Lanterns in the Streets of Lorne by the Department of Harbours",
    "Journeys in Lorne Anton Yorke (1788)",
    "From the Daily Marl report on the debate, Wednesday, 12 June 1953",
    "A report in the Lorne-based newspaper The Western Lantern (5 May 1911)",
    "Excerpts from a report in the British newspaper The Lantern",
    "A letter from Brandt to Ito, 1959",
    "Harbour Insurance Card, 1911 (PAX 800/53)",
    "Quoted in Ada Moss, Ned Tull: A Biography, Vol. I.",
    "Pope Otto V’s Papal Bull Lumen in Tenebris",
    "Declaration on the Taking of Arms, Harbour Congress, 9 May 1768.",
    "From a letter by Hal Moss, Royal Vale Regiment, May 1912",
    "An extract from a website, explaining the origins of guilds in Europe in the past.",
    "An article on trade in the Dictionary of Vale Biography (1958)",
    "Adapted from a report on the part of the army in the Marl War, 1947.",
    "A report by the Ministry of Docks, DPRL, 1947.",
]


@pytest.mark.parametrize("attribution", NO_PLACES)
def test_no_title_weekday_people_person_or_body_is_where_a_source_was_made(attribution):
    assert provenance_of(attribution).place is None


def test_a_town_is_found_behind_its_streets_and_a_telegram_came_from_where_it_was_sent():
    assert provenance_of("A photograph of men on the streets of Vale, 1916").place == "Vale"
    assert provenance_of("The telegram sent from Germany to Sweden, 1911").place == "Germany"


def test_a_month_is_shown_without_the_article_before_it():
    assert provenance_of("An extract from the March 1934 programme").date.text == "March 1934"


PUBLISHERS = {
    "A cartoon from Lantern magazine, 1900": "Lantern",
    "Cover of the Harbour Magazine, May 1899 (HB 45/1)": "Harbour Magazine",
    "By Henry Moss for the Vale Times": "Vale Times",
    "Una Lind, writing in the left-wing magazine Harbour Affairs (2018)": "Harbour Affairs",
    '"The Daily Harbour Times" published this report on the flood on May 9th:': (
        "Daily Harbour Times"
    ),
    "Moss and Sons housing advertisement, Vale Inquirer, 1948": "Vale Inquirer",
    "T. Ward Till, Harbours (Glenvale, IL: Scott, Marl, 1982), p. 517.": "Scott, Marl",
    "Lena Moss, My Days (New York: Marl and Sons, 1925), 163.": "Marl and Sons",
    "Henri Pell, The Dyers of Vale, Journal of the History of Cloth, vol. 10 no.1, 1946.": (
        "Journal of the History of Cloth"
    ),
    "Dav Will, writing in the article 'Two' on the Welsh news website Vale Online (2016)": (
        "Vale Online"
    ),
    "The book was published in 1842 by Abel Marl": None,
}


@pytest.mark.parametrize(("attribution", "publisher"), PUBLISHERS.items())
def test_the_paper_in_which_a_source_was_printed_is_its_publisher(attribution, publisher):
    assert provenance_of(attribution).publisher == publisher


EVENTS = {
    "Extract from a speech by Lars Kagan, at the opening ceremony, May 1932.": "opening ceremony",
    "A photograph of a tram on the opening line of the works, 1932.": None,
    "The Lantern published this report on the battle on May 9th:": None,
    "Ada Holm, speaking on a tour of Lorne in 1898": "tour of Lorne",
}


@pytest.mark.parametrize(("attribution", "event"), EVENTS.items())
def test_what_a_source_is_about_is_not_its_occasion(attribution, event):
    assert provenance_of(attribution).event == event


NO_READERS = [
    "A photograph published in a newspaper, showing ships which were sent to Vale before the war.",
    "Mustafa V, the sultan, orders his captains to repress raids by pirates, 1762.",
    "Vera Shaw, in an essay written in 1943 that tells of the party's rise to power.",
    "Minutes of Evidence before the Board on the Bill to Regulate the Docks (1838)",
    "The Origin of the Rising to the year 1728, a history written by Peter Olm, 1778",
]


@pytest.mark.parametrize("attribution", NO_READERS)
def test_not_every_to_tells_for_whom_a_source_was_made(attribution):
    assert provenance_of(attribution).audience is None


def test_attributions_that_could_be_read_in_very_many_ways_are_read_at_once():
    hostile = [
        "From " + "The A of the " * 90,
        "From " + "Aa, Bb: Cc - " * 90 + "by",
        "A letter to " + "a from the " * 90,
        "Name, " * 190,
        "(AB 1/2" * 160,
        "A A. " * 220 + "'s",
        "by a " + "b c " * 250,
        "in his " * 160 + "X",
    ]
    begun = time.perf_counter()
    for attribution in hostile:
        provenance_of(attribution)
    assert time.perf_counter() - begun < 4
