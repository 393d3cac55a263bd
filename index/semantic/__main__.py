"""`python -m index.semantic DATA`: make the vectors that the current generation lacks."""

import sys

from index.semantic.background import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
