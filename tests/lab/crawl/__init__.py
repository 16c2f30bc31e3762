"""The crawler: is every page and every action reached through each door? ``python -m tests.lab.crawl``.

It knows the window and nothing else: the names of things as a screen reader is told them, or only what is spoken. It
tries whatever is offered, remembers where that led, and goes on until nothing new is found (`crawler.py`). It never
looks into the kiosk; a judge who does (`judge.py`) ticks off what was reached of all there is (`universe.py`).

============== =======================================================================================================
window.py      what can be seen of a window, and done to it
stage.py       the kiosk's own core and window, with a clock that is turned by hand: minutes of waiting cost nothing
speakers.py    its mouth, which is written down, and its ears, which are the kiosk's own
doors.py       taps, six keys, one switch
listening.py   by ear, with the window hidden; by voice
crawler.py     from door to map
============== =======================================================================================================

On the command line::

    python -m tests.lab.crawl                        # all doors, a common panel and a small one
    python -m tests.lab.crawl --doors taps,ear --parts 2   # the first two parts of the content only
"""
