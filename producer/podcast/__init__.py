"""What is published: feed, show notes, transcripts, chapters, cover and pages."""
