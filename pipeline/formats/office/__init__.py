"""What all Office formats share: parts, paragraphs of runs, numbered tags, and writing them back."""
