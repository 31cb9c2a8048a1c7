"""What rows carry: how sure a contrast is, and which of a family are told apart."""
