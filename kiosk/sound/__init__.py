"""Both ends of the sound card: which device, loss and return, sample rates, and what has been heard."""
