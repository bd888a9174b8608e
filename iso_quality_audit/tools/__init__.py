"""What the addon works out without a database, by question:

* What does a list of audit questions say?                question_table.py
"""
