"""What runs is watched here: figures for Prometheus, whether all is well, and the port that tells both."""
