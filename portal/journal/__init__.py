"""What was done, by whom, and the answers already given to a posted form."""
