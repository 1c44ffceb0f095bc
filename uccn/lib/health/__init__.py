"""Whether this process lives, and whether the site can serve: for balancers and monitors."""
