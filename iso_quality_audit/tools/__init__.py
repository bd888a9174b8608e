"""What the addon works out without a database, by question:

* What does a list of audit questions say?                question_table.py
* Who may audit what?                                     independence.py
* Is somebody in two places at once?                      timetable.py
* What has nobody looked at?                              coverage.py
* Was it found before?                                    repeats.py
* Is a round announced and reported in time?              audit_dates.py
"""
