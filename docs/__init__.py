"""What is shown of the project: pictures, and pages to read."""
