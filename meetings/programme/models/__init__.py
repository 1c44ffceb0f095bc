"""Venues, rooms, tracks, sessions, speakers, and the releases that readers see of them."""

from meetings.programme.models.release import Release, ReleaseText
from meetings.programme.models.session import Appearance, Session, Track
from meetings.programme.models.speaker import Speaker
from meetings.programme.models.venue import Closure, Room, Venue

__all__ = [
    "Appearance",
    "Closure",
    "Release",
    "ReleaseText",
    "Room",
    "Session",
    "Speaker",
    "Track",
    "Venue",
]
