"""How search engines, feed readers and other programs find what is public; knows no subject."""
