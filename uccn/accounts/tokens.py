"""Links in mails: each counts once, for a while, and for what the account was when it was sent."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import constant_time_compare, salted_hmac

from uccn.accounts.models import Invitation


class InvitationTokens:
    """A link dies when it was used, revoked, sent again, or when its week is over."""

    def make_token(self, user) -> str:
        """What stands in the link; made of the account and of when it was last invited."""
        sent = Invitation.objects.filter(user=user).values_list("sent_at", flat=True).first()
        facts = f"{user.pk}:{user.password}:{user.is_active}:{user.email}:{sent}"
        return salted_hmac("uccn.accounts.invitations", facts, algorithm="sha256").hexdigest()

    def check_token(self, user, token: str) -> bool:
        """Whether the link opens now."""
        is_open = user is not None and Invitation.objects.open().filter(user=user).exists()
        return is_open and constant_time_compare(self.make_token(user), token)


invitations = InvitationTokens()
resets = PasswordResetTokenGenerator()
