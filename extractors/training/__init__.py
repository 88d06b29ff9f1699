"""Makes the weights of the learned names from labelled texts and sentences written for the project."""
