"""The estimates of the system design questions, one file each."""
