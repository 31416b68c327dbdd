"""The only code that changes producers, products and evidence papers."""
