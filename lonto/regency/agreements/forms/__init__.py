"""Forms of agreements, pledges and duties."""
