"""Before publication: a body checks its figures and what they rest on, and every challenge is answered."""
