"""How well an index answers a question set with known answers."""
