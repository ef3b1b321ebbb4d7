"""Renders drafts to files and reads the files back."""
