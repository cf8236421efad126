"""Facts about the project itself: its folders, languages, addresses and revision; how problems are reported."""
