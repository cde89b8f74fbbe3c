"""`python -m inspect_kit` is `inspect-kit`."""

from inspect_kit.cli.app import main

if __name__ == "__main__":
    main()
