"""Who may hear what: serves locked courses to learners, each under a secret address."""
