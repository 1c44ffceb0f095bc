"""Albums of pictures of a meeting: drawn again at upload, described, published, withdrawn."""
