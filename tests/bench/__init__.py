"""How fast, how large, how heavy: `make bench` prints a table and writes var/bench.json. No tests."""
