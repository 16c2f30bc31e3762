"""What is painted, measured: every page in every theme, at every size of letters, on every panel (``make pixels``)."""
