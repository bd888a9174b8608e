"""Rules that need no database. Which file answers which question:

* How is a deadline of a plan read?                       deadline.py (begin here)
  - what dates does it come to, what is each period called?  deadline_dates.py
  - what kinds of deadlines are there?                    deadline_kinds.py
  - how may it be spelled?                                deadline_spelling.py
  - which words are a date, a period, "every quarter"?    deadline_grammar_words.py
  - what does a word stand for?                           deadline_lexemes.py
  - "năm (05)", "mười lăm", "iv": which number?           deadline_numerals.py
  - "trước ngày 15/6", "quý II": which forms are read?     deadline_grammar.py
  - several periods in one form: one window or more?      deadline_grammar_pieces.py
  - "ngày 25 hàng tháng", "thường xuyên": which forms?     deadline_grammar_recurring.py
  - "sau 10 ngày kể từ …", a deadline in a sentence       deadline_events.py
  - "năm (05) ngày làm việc", "1 tuần làm việc"           deadline_delays.py
  - "thường vào Quý IV, sau khi …"                        deadline_usual.py
  - "… theo Kế hoạch đã ban hành"                         deadline_references.py
  - "thứ Năm, ngày 15/10", "Tuần 42 (12/10-16/10)"        deadline_beside_dates.py
  - "tháng cuối kỳ báo cáo", "tháng trước"                deadline_month_places.py
  - "Quý I, 6 tháng, 9 tháng và hằng năm"                 deadline_report_periods.py
  - which readings are doubtful, and what is said then?   deadline_doubts.py
  - how is it written, what is said while one types?      deadline_writing.py
* From when to when is a quarter, a week, "cuối năm"?     periods.py
* Which day is the tenth working day?                     workdays.py
* What does the clock in Vietnam show?                    vietnam_time.py
* What becomes of "năm 2026" in next year's texts?        years_in_text.py
* Is an objective reached, and its parent?                objective_results.py
* How big is a risk, and is its scale complete?           risk.py
* What is a document number, how is it printed?           document_number_format.py
* How is a table of Excel, Word or CSV read?              table_reading.py
  - what does a list of people say?                       people_table.py
  - what does a list of procedures say?                   procedure_table.py
* How does a form list what it will do?                   preview_html.py
* What does a button give back to the web client?         web_actions.py

Nothing here imports Odoo, so that the rules are read and tested on their own
(tests/pure/). Import the module you need: `from .tools import deadline`.
"""
