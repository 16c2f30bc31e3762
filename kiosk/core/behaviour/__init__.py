"""Small reducers, one a concern; `decide.decide` puts them in order."""
