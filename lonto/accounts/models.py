"""Who works where: accounts, offices, and the memberships that join them with a role."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from lonto.accounts.choices import OfficeKind, Role, TimeZone
from lonto.regions.models import Region


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who signs in. What the person may do comes from memberships alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9._-]*\Z", _("Use small letters, digits, dots and dashes."))],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=16, blank=True)
    name = models.CharField(_("name"), max_length=100)
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("account")
        ordering = ("username",)
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                condition=~models.Q(email=""),
                name="account_email_once",
                violation_error_message=_("Another account uses this e-mail address."),
            ),
            models.UniqueConstraint(
                fields=["phone"],
                condition=~models.Q(phone=""),
                name="account_phone_once",
                violation_error_message=_("Another account uses this telephone number."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A village office, a district office or an agency of the regency."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=OfficeKind.choices)
    region = models.ForeignKey(Region, models.PROTECT, related_name="offices", verbose_name=_("region"))
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.CharField(_("website"), max_length=100, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, choices=TimeZone.choices, default=TimeZone.WITA)

    class Meta:
        verbose_name = _("office")
        ordering = ("region_id", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["region"],
                condition=~models.Q(kind=OfficeKind.AGENCY),
                name="one_office_of_a_region",
                violation_error_message=_("This region already has its office."),
            ),
            models.UniqueConstraint(fields=["region", "name"], name="office_name_once_in_region"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person in one office, from a day until the first day without it (open while `until` is empty)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships", verbose_name=_("account"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships", verbose_name=_("office"))
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role of a person")
        ordering = ("office", "role")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "office", "role"],
                condition=models.Q(until=None),
                name="membership_once",
                violation_error_message=_("This person already has this role in this office."),
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_start",
                violation_error_message=_("A role cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.get_role_display()}, {self.office}"

    @property
    def village(self) -> Region:
        """The region of the office; for the roles of a village office it is the village."""
        return self.office.region


class Invitation(models.Model):
    """A role waits for a person; the link's token is kept only as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="invitations", verbose_name=_("office"))
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        Membership, models.PROTECT, related_name="invitations", null=True, verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="accepted_invitations", verbose_name=_("accepted by")
    )
    cancelled_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}"
