"""Speed and size, measured on the whole product."""
