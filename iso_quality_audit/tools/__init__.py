"""What the addon works out without a database, by question:

* What does a list of audit questions say?                question_table.py
* Who may audit what?                                     independence.py
* Is somebody in two places at once?                      timetable.py
* Who audits whom first?                                  laying_out.py
* What was looked at, and what was not?                   coverage.py
* Was it found before?                                    repeats.py
* Is a programme as last year's?                          programme.py
* Was it announced and reported in time?                  audit_dates.py
"""
