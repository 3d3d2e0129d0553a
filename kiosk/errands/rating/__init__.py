"""How was your visit?"""
