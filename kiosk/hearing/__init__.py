"""Blocks of sound become phrases: voice activity, end of speech, page grammar, recogniser, decision."""
