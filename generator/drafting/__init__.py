"""An article → a draft of what it says, each candidate with the words that it stands on."""
