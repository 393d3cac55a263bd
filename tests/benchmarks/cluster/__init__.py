"""A real Ray cluster of three nodes on this machine, beside one machine: equality, times, building and faults."""
