"""The pages of `/check/` and of the QR codes. Everybody may open them; they say nothing that the paper does not."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lonto.signing.codes import clean_code
from lonto.signing.qr import read_claim
from lonto.village.letters.checking import Checked, CheckedPdf, PublicLetter, Standing, check_code, check_pdf
from lonto.village.letters.public.forms import CodeForm, FileForm
from lonto.village.letters.public.limits import CODES, FILES
from lonto.village.letters.public.sentences import reasons_of
from lonto.web.answers import Fact


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponseBase:
    """Type a code, or choose a file."""
    code_form = CodeForm(request.POST if "by_code-code" in request.POST else None)
    file_form = FileForm(*((request.POST, request.FILES) if "by_file" in request.POST else ()))
    if code_form.is_bound and code_form.is_valid():
        return redirect("check_letter", code_form.cleaned_data["code"])
    if file_form.is_bound and file_form.is_valid():
        return _answer_to_file(request, file_form)
    context = {"heading": _("Check a letter"), "code_form": code_form, "file_form": file_form}
    return render(request, "letters/public/check.html", context | {"forms": [code_form, file_form]})


@login_not_required
@never_cache
@require_safe
def letter(request: HttpRequest, code: str, claim: str = "") -> HttpResponse:
    """Where a QR code leads. Whatever is not an issued letter gets one and the same answer."""
    if not CODES.allows(request):
        return _too_often(request)
    cleaned = clean_code(code)
    # What cannot be read as a claim is one that nobody signed: it must not pass as a code without a claim.
    sealed = (read_claim(claim) or b"?") if claim else None
    checked = check_code(cleaned, sealed) if cleaned else Checked(Standing.UNKNOWN)
    context = {
        "heading": _("Check a letter"),
        "checked": checked,
        "facts": facts_of(checked.letter),
        "has_run_out": _has_run_out(checked.letter),
    }
    # 200 for an unknown code too: Django writes the address of a 404 into the log, and a claim holds a name.
    return render(request, "letters/public/letter.html", context)


def facts_of(shown: PublicLetter | None) -> list[Fact]:
    """The lines to compare with the paper."""
    if shown is None:
        return []
    return [
        Fact(_("Letter"), shown.type_name.of(get_language())),
        Fact(_("Letter number"), shown.number),
        Fact(_("About"), shown.name),
        Fact(_("NIK"), shown.nik),
        Fact(_("Issued by"), shown.office),
        Fact(_("Signed by"), shown.signer, shown.position),
        Fact(_("Signed on"), shown.signed_on),
        Fact(_("Valid until"), shown.valid_until),
    ]


def _answer_to_file(request: HttpRequest, form: FileForm) -> HttpResponse:
    if not FILES.allows(request):
        return _too_often(request)
    checked: CheckedPdf = check_pdf(form.cleaned_data["file"].read())
    context = {
        "heading": _("Check a letter"),
        "checked": checked,
        "reasons": reasons_of(checked),
        "facts": facts_of(checked.letter),
        "has_run_out": _has_run_out(checked.letter),
    }
    return render(request, "letters/public/file.html", context)


def _has_run_out(shown: PublicLetter | None) -> bool:
    return shown is not None and shown.valid_until < timezone.localdate()


def _too_often(request: HttpRequest) -> HttpResponse:
    context = {"heading": _("Too many checks at once")}
    return render(request, "letters/public/too_often.html", context, status=429)
