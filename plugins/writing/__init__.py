"""How Arabic is written: what is wrong in the letters, signs, words and lines of a text."""
