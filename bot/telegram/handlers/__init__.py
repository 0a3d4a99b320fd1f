"""What happens when somebody writes, presses a button or sends a document?"""
