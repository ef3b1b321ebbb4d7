"""Model providers behind the protocol of the craft."""
