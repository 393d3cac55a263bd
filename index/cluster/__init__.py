"""One collection on many machines: shards built, placed, asked and put together to the answers of one machine."""
