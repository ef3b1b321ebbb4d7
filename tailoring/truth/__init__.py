"""The truth guard: a line passes only when every claim in it is supported by the person's facts."""
