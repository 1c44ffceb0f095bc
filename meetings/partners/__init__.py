"""Who makes a meeting possible: organisers, sponsors and others, with their logos."""
