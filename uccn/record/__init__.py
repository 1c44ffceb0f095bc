"""Who changed what, when, from what and to what: written by triggers, told in words."""
