"""The site in a headless browser: what it fetches, what axe-core finds, what a keyboard reaches, how it prints."""
