"""A program alone with the public: nobody leaves it without the staff code, it rests at night, and it comes back."""
