# SPDX-License-Identifier: MIT
"""Pages as programs from before Unicode saved them: mostly English, with what others wrote."""

PRAGUE = (
    "The Prague Spring\n\nSource A\n\nAlexander Dubček’s “Action Programme” promised a new start. "
    "Jiří Hájek, Oldřich Černík and Zdeněk Mlynář stood with him.\n\n"
    "From a report in The Times, April 1968.\n\n"
    "Source B\n\nThe tanks came at night. Nobody in Kněževes slept.\n\n"
    "Jiří Šťastný, a teacher, in his diary, 21 August 1968.\n"
)
MOSCOW = (
    "Glasnost\n\nSource A\n\nThe paper wrote «Правда победит», and people read it aloud.\n\n"
    "From Правда, 3 March 1989.\n\nSource B\n\nНа площади стояли люди.\n\n"
    "From the diary of Ирина Волкова, 1991.\n"
)
PARIS = (
    "May in Paris\n\nSource A\n\n“It’s forbidden to forbid” – so it stood at the Café de Flore.\n\n"
    "From a letter of Hélène Müller, Nanterre, 1968.\n"
)
BUDAPEST = (
    "Budapest\n\nSource A\n\nErnő Gerő spoke on the radio, and in Győr they listened.\n\n"
    "From the memoirs of Mátyás Hegedűs, 1957.\n"
)
