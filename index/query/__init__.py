"""What a question wants: its syntax, its terms, the speech it names, the kind of thing it asks for, its spelling."""
