"""The law of the programme as data: regimes, score sheets, stars, routes, deadlines, and pure functions on them.

Knows nothing of Django. Numbers of the law stand in `data/`, never in Python; a new decision is a new folder there.
Points are integers in hundredths everywhere inside; only `wire` speaks in printed points.
"""
