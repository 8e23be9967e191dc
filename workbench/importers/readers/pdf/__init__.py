# SPDX-License-Identifier: MIT
"""PDFs: their words by where they stand on paper, their pictures, what stands on every page.

`reading` opens a file page by page. Of each page, `words` gets the words, `images` the pictures,
`columns` the regions in reading order, `rows` the printed lines. When all pages are known,
`repeated` finds what stands on each of them, `blocks` makes paragraphs of lines, and `writing`
makes a page of it all. Nothing in a PDF is run, opened or fetched.
"""
