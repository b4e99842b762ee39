"""What an accessibility statement may say."""
