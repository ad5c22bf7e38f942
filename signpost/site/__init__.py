"""The site: from artefacts to a folder that a web server can serve."""
