"""People who sign in: accounts, second factor, sessions."""
