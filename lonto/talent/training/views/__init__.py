"""The pages of the training room: the officer's, and those for everybody."""
