"""The author's report: what was written, spoken and heard, turn by turn, on a page of its own.

Pure: a `model.Report` becomes a page, or plain data. The page needs nothing from elsewhere and
works from a file.
"""
