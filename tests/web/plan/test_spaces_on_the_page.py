"""Between two sentences of the page there is a blank, too."""

from __future__ import annotations

import pytest

from questionnaire.texts import LANGUAGES, Language
from tests.sentences import touching
from tests.web.visitor import SAMPLE_NAMES, Visitor


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLE_NAMES)
def test_no_two_sentences_of_the_page_touch(visitor: Visitor, sample: str, language: Language) -> None:
    main = visitor.bring(sample, language).get("plan").root.find(".//main")

    assert main is not None and touching(main) == []
