"""Why cleaning took a piece out, in a word for the operator."""

from enum import StrEnum


class Reason(StrEnum):
    """The reason kept with every removed piece."""

    ADVERTISEMENT = "advertisement"
    CLOCK = "clock"  # the time of the visit, not of the article
    DUPLICATE = "duplicate"  # a lead, title or headline printed again
    FOOTER = "footer"  # copyright, licence, address of the site
    FOREIGN_TITLE = "spam_title"  # a headline that shares no words with the text
    JUNK = "junk"  # the name of a picture, a line of dashes
    LETTERHEAD = "letterhead"  # of articles that an older version has read
    NAVIGATION = "navigation"  # site name, menu, path, section
    RECIPIENTS = "recipients"  # who gets a letter ("Nơi nhận")
    RELATED_NEWS = "related_news"  # other articles' headlines
    COMMENTS = "comments"  # what readers wrote, and the form for it
    UNREADABLE = "unreadable"  # a line of a scan that was not recognised with certainty
    WIDGET = "widget"  # counters, ratings, sharing, tags, print links
