"""Somebody who uses the site without a browser, and looks closely at every page that comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from questionnaire.catalogue.questions import Step
from questionnaire.services import Services
from questionnaire.texts import LANGUAGES
from tests.web.markup import faults, parse, words

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE_NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.json")))
HOST = "localhost"

# Whoever takes a seat or leads a workshop has acted; nobody else gets a cookie.
MAY_SET_COOKIES = re.compile(r"/(join|advisor|workshop|desk)/")

# In addresses of forms that come back.
RETURNED = "returned="

# Where the wizard asks, in its order, as addresses write it: the first step has two pages.
QUESTION_PAGES = ("1", "1/2", *map(str, range(2, 10)))

Sent = Mapping[str, str | list[str]]


def sample_bytes(name: str) -> bytes:
    return (SAMPLES / f"{name}.json").read_bytes()


def sample_answers(name: str) -> dict[str, str | list[str]]:
    answers: dict[str, str | list[str]] = json.loads(sample_bytes(name))["answers"]
    return answers


def services_of(app: Flask) -> Services:
    found = app.extensions["rathausreif"]
    assert isinstance(found, Services)
    return found


def asked_on(app: Flask, page: int | str) -> Step:
    """What is asked on a page of the wizard, such as 3 or 1/2."""
    number, _, part = str(page).partition("/")
    return services_of(app).edition.catalogue.steps[int(number) - 1].pages[int(part or 1) - 1]


class Page:
    """One response. HTML is parsed strictly, and the page must keep what all pages promise."""

    def __init__(self, path: str, response: TestResponse, host: str) -> None:
        self.status = response.status_code
        self.headers: Headers = response.headers
        self.body = response.data
        self.location = response.location or ""
        self.root: Element = Element("nothing")
        assert "Set-Cookie" not in response.headers or MAY_SET_COOKIES.search(path), path
        if self.body and response.mimetype == "text/html" and not 300 <= self.status < 400:
            self.root = parse(self.body)
            assert faults(self.root, host) == [], path
            assert self.language in LANGUAGES, path

    @property
    def language(self) -> str:
        return self.root.get("lang", "")

    @property
    def title(self) -> str:
        return words(self.root.find(".//title"))

    @property
    def heading(self) -> str:
        return words(self.root.find(".//h1"))

    @property
    def words(self) -> str:
        return words(self.root.find(".//main"))

    def every(self, path: str) -> list[Element]:
        return self.root.findall(f".//{path}")

    def one(self, path: str) -> Element:
        (found,) = self.every(path)
        return found

    def given(self, name: str) -> list[str]:
        """What the form holds for a question: ticked, selected or typed."""
        found = []
        for field in self.every(f"*[@name='{name}']"):
            if field.tag == "textarea":
                found.append(field.text or "")
            elif field.tag == "select":
                found += [
                    option.get("value", "") for option in field.iter("option") if "selected" in option.attrib
                ]
            elif field.get("type") == "text" or "checked" in field.attrib:
                found.append(field.get("value", ""))
        return [value for value in found if value]

    @property
    def wrong(self) -> list[str]:
        """The questions that the error summary links to, in its order."""
        summary = [found for found in self.every("section") if found.get("class") == "summary"]
        return [link.get("href", "")[1:] for section in summary for link in section.iter("a")]

    def problem(self, question_id: str) -> str:
        return words(self.one(f"*[@id='{question_id}-problem']"))

    @property
    def other_language(self) -> str:
        """Where the language switch leads, be it a link or a button of the form."""
        (bar,) = [found for found in self.every("header") if found.get("class") == "top"]
        (switch,) = [found for found in bar.iter() if found.get("lang")]
        return switch.get("formaction") or switch.get("href") or ""


class Visitor:
    def __init__(self, app: Flask, base_url: str = f"http://{HOST}/", keeps_cookies: bool = False) -> None:
        self.app = app
        self.base_url = base_url
        self.client = app.test_client(use_cookies=keeps_cookies)

    def open(self, method: str, path: str, **options: Any) -> Page:
        options.setdefault("base_url", self.base_url)
        response = self.client.open(path, method=method, buffered=True, **options)
        return Page(path, response, urlsplit(self.base_url).netloc)

    def get(self, path: str, **options: Any) -> Page:
        return self.open("GET", path, **options)

    def post(self, path: str, data: Any = None, **options: Any) -> Page:
        """A form that comes back is shown by the page to which a browser is sent."""
        page = self.open("POST", path, data=data, **options)
        if page.status == 303 and RETURNED in page.location:
            return self.get(page.location, headers=options.get("headers"))
        return page

    def upload(self, document: bytes, language: str = "en") -> Page:
        return self.post(f"/{language}/answers", {"file": (BytesIO(document), "answers.json")})

    def begin(self, language: str = "en") -> Journey:
        return Journey(self, self.post(f"/{language}/").location.split("/")[2], language)

    def bring(self, sample: str, language: str = "en") -> Journey:
        """With the answers of one of the samples."""
        return Journey(self, self.upload(sample_bytes(sample), language).location.split("/")[2], language)


class Journey:
    """One set of answers, reached by its link."""

    def __init__(self, visitor: Visitor, link: str, language: str) -> None:
        self.visitor = visitor
        self.link = link
        self.language = language
        self.token = self.get("step/1").one("input[@name='token']").get("value", "")

    def path(self, rest: str, language: str = "") -> str:
        return f"/{language or self.language}/{self.link}/{rest}"

    def get(self, rest: str, **options: Any) -> Page:
        return self.visitor.get(self.path(rest), **options)

    def send(
        self, number: int | str, answers: Sent, go: str = "next", query: str = "", **options: Any
    ) -> Page:
        """Submits a step's form as a browser would."""
        data = {"token": self.token, "go": go, **answers}
        return self.visitor.post(self.path(f"step/{number}{query}"), data, **options)

    def saved(self) -> dict[str, str | list[str]]:
        answers: dict[str, str | list[str]] = json.loads(self.get("answers.json").body)["answers"]
        return answers

    def of_step(self, number: int | str, sample: str) -> dict[str, str | list[str]]:
        """The sample's answers to the questions of this page."""
        ids = {question.id for question in asked_on(self.visitor.app, number).questions}
        return {key: value for key, value in sample_answers(sample).items() if key in ids}

    def compare(self, document: bytes) -> Page:
        """Brings an earlier answers file for a second look."""
        form = {"token": self.token, "file": (BytesIO(document), "answers.json")}
        return self.visitor.post(self.path("earlier"), form)

    def erase(self) -> Page:
        return self.visitor.post(self.path("erase"), {"token": self.token})
