"""What a conversation is made of: where, with whom, and what came of it."""

from enum import StrEnum


class Platform(StrEnum):
    """Where a conversation took place; the values are what is stored."""

    X = "x"
    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    REDDIT = "reddit"
    PINTEREST = "pinterest"
    WHATSAPP = "whatsapp"
    SLACK = "slack"
    TEAMS = "teams"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    BLOG = "blog"
    OTHER = "other"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """What the other person is to the organisation."""

    EMPLOYEE = "employee"
    CUSTOMER = "customer"
    PROSPECT = "prospect"
    PARTNER = "partner"
    PRESS = "press"
    COMMUNITY = "community"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What came of a conversation; a complaint, criticism or praise alone is none."""

    LEAD = "lead"
    SALE = "sale"
    COMPLAINT_RESOLVED = "complaint_resolved"
    IDEA = "idea"
    REFERRAL = "referral"
    HIRE = "hire"
    STORY = "story"
