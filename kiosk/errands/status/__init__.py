"""Where does my request stand?"""
