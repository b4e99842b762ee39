"""What an editor wrote, judged as it is written: how hard it is to read, and what to put right."""
