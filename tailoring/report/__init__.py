"""The match report: how every requirement is met, what is missing, what was left out, and what they may ask."""
