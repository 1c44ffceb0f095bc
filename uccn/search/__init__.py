"""One search box over all subjects; each declares itself in its module ``search``."""
