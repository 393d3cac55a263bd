"""How well structure finds speeches, titles and headings, measured on labelled files of every layout we know."""
