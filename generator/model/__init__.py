"""What an author may write, as frozen types; knows nothing of files."""
