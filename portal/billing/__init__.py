"""Council tax and business rates: accounts, bills without paper, paying, telling us of changes."""
