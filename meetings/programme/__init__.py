"""The programme of a meeting: what takes place when and where, with whom, and its releases."""
