"""The taxonomy of skills and credentials, the mentions of them in text, and how they relate."""
