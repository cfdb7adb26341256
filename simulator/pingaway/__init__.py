"""The API of Pingaway and Telavox, served."""
