"""What a bill says, and whether it adds up. Pure: no database, no HTTP, no Django."""
