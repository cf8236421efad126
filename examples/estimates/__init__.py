"""The estimates of the system design questions: one file each, with what the answer says of it."""
