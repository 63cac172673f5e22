"""A form that goes back to whoever sent it has an address of its own, so that Back always leads somewhere.

Browsers show an error where they go back to an answer to a POST that nobody may keep. So what was typed is
put away for minutes, and the browser is sent to the form's own page. The word in its address is the only key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from urllib.parse import SplitResult, parse_qs, urlsplit

from flask import Request, Response, make_response, redirect, request
from msgspec import MsgspecError, Struct, json
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.services import services
from questionnaire.storage import About, SealedForm, StorageUnavailable
from questionnaire.web.arguments import argument
from questionnaire.web.headers import personal
from questionnaire.web.links import is_link, new_link
from questionnaire.web.plan.page_problem import PageProblem

ARGUMENT = "returned"
HTML = "text/html; charset=utf-8"
NOT_KEPT = frozenset({"token"})
ABOUT_NOTHING = About()
NOTHING_TYPED: tuple[tuple[str, str], ...] = ()


class ReturnedForm(Struct, frozen=True):
    """What was sent, what the page says about it, and with which status it says so.

    `link` is a new one, where that is what the page shows.
    """

    status: int = 422
    problems: Mapping[str, str] = {}
    notice: str = ""
    fields: tuple[tuple[str, str], ...] = NOTHING_TYPED
    problem: PageProblem | None = None
    link: str = ""

    @property
    def sent(self) -> MultiDict[str, str]:
        return MultiDict(self.fields)


PageWith = Callable[[ReturnedForm], str | bytes]


def returned(status: int = 422, problems: Mapping[str, str] | None = None, notice: str = "") -> ReturnedForm:
    """The form of this request."""
    return ReturnedForm(status, problems or {}, notice, tuple(_fields(request.form)))


def send_back(form: ReturnedForm, page: PageWith, address: str, about: About = ABOUT_NOTHING) -> AnyResponse:
    """To `address`, where `page` is shown; where nothing can be put away, the answer is the page itself."""
    word = new_link()
    try:
        is_put_away = services().returned_forms.put(
            _sealed(word, urlsplit(address).path, form), about, services().now()
        )
    except StorageUnavailable:
        is_put_away = False
    if is_put_away:
        return redirect(f"{address}{'&' if '?' in address else '?'}{ARGUMENT}={word}", 303)
    return make_response(page(form), form.status)


def shown(page: PageWith, fresh: Callable[[], str | bytes]) -> Response:
    """The form that the address names, or else the page as it is without one."""
    form = _form_here()
    if form is None:
        return Response(fresh(), content_type=HTML)
    return personal(make_response(page(form), form.status))


def forget_what_is_answered(asked: Request, response: AnyResponse) -> None:
    """What has been corrected is not shown again as it was refused: Back then leads to what is saved."""
    came_from = asked.referrer or ""
    if f"{ARGUMENT}=" in came_from and asked.method == "POST" and _is_accepted(response):
        # No browser sends an address that is none.
        with suppress(StorageUnavailable, ValueError):
            _forget(urlsplit(came_from))


def _is_accepted(response: AnyResponse) -> bool:
    return response.status_code < 400 and f"{ARGUMENT}=" not in (response.location or "")


def _forget(page: SplitResult) -> None:
    """Raises StorageUnavailable."""
    (word, *_more) = parse_qs(page.query).get(ARGUMENT, [""])
    if is_link(word):
        services().returned_forms.forget(_name(_seed(word, page.path)))


def _form_here() -> ReturnedForm | None:
    """None too where it was put away for another page, or too long ago."""
    word = argument(ARGUMENT)
    if not is_link(word):
        return None
    seed = _seed(word, request.script_root + request.path)
    sealed = services().returned_forms.find(_name(seed), services().now())
    if sealed is None:
        return None
    # One of an older version of ours may say what this one does not understand.
    with suppress(MsgspecError):
        return json.decode(_mixed(seed, sealed), type=ReturnedForm)
    return None


def _fields(form: MultiDict[str, str]) -> Iterable[tuple[str, str]]:
    for name, value in form.items(multi=True):
        if name not in NOT_KEPT:
            yield _encodable(name), _encodable(value)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _sealed(word: str, path: str, form: ReturnedForm) -> SealedForm:
    seed = _seed(word, path)
    return SealedForm(_name(seed), _mixed(seed, json.encode(form)))


def _seed(word: str, path: str) -> bytes:
    """Of 192 random bits, so it opens one form alone, and only on its own page."""
    return hashlib.sha256(f"{word} {path}".encode()).digest()


def _name(seed: bytes) -> bytes:
    return hashlib.sha256(b"name " + seed).digest()


def _mixed(seed: bytes, text: bytes) -> bytes:
    """With as many bits that nobody knows without the seed; a second time takes them out again."""
    pad = hashlib.shake_256(b"pad " + seed).digest(len(text))
    mixed = int.from_bytes(text) ^ int.from_bytes(pad)
    return mixed.to_bytes(len(text))
