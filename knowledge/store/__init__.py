"""What is kept, under which id, since which version?"""
