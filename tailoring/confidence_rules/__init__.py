"""The rules behind a confidence score: what is asked, what is offered, and how the one stands to the other."""
