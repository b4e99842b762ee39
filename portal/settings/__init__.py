"""One small module for each environment, chosen by DJANGO_SETTINGS_MODULE."""
