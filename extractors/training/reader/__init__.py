"""Makes the weights of the learned reader from annotated documents."""
