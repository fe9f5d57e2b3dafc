"""What is true of the habit: pure rules over plain data, with time handed in."""
