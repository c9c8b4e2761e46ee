"""Ways to sign a document. Each is one file beside `base`; `registry` chooses the one that a signer uses."""
