"""The library, profile, facts, postings and applications as readable URIs."""
