"""Which passages hold the terms, and with what score, when PostgreSQL searches?"""
