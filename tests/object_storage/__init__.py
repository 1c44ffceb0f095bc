"""Files that lie in a bucket, as a real server over HTTP keeps them."""
