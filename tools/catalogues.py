"""Extract, merge, check and compile the words of endogen in its languages.

``update`` brings the ``.po`` files in step with the source, ``compile`` writes the ``.mo``
files that a running endogen reads, ``check`` changes nothing and fails when a sentence is
missing.
"""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path("src/endogen")
LANGUAGES = ("en", "zh_Hans")
HAN = re.compile(r"[\u4e00-\u9fff]")


def po_file(language: str) -> Path:
    """Where the sentences of `language` stand."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "endogen.po"


def extract() -> Catalog:
    """Every sentence that the source gives to ``text(…)``."""
    template = Catalog(charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        for _, message, _, _ in extract_from_file("python", path, keywords={"text": None}):
            if isinstance(message, str) and message:
                template.add(message, locations=[(path.as_posix(), 0)])
    return template


def load(language: str) -> Catalog:
    """The catalogue as it stands, or an empty one."""
    path = po_file(language)
    catalogue = Catalog(locale=language, charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.header_comment = f"# The words of endogen: {catalogue.locale_identifier}"
    catalogue.project, catalogue.version, catalogue.fuzzy = "endogen", "1", False
    catalogue.msgid_bugs_address = catalogue.last_translator = "the endogen developers"
    catalogue.language_team = catalogue.locale_identifier or language
    return catalogue


def save(catalogue: Catalog, language: str) -> None:
    """Write the catalogue, sorted, without line numbers and dates that only make noise."""
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, sort_output=True)


def update(translations: dict[str, str] | None = None) -> None:
    """Bring the catalogues in step with the source, with new Chinese `translations`."""
    for language in LANGUAGES:
        catalogue, template = load(language), extract()
        template.creation_date = catalogue.creation_date
        before = [(message.id, message.string) for message in catalogue]
        catalogue.update(template, no_fuzzy_matching=True)
        for message in catalogue:
            if not message.id:
                continue
            message.flags -= {"python-format", "python-brace-format"}
            if language == "en":
                message.string = message.id
            elif translations and isinstance(message.id, str) and message.id in translations:
                message.string = translations[message.id]
        if sorted(map(str, before)) != sorted(str((m.id, m.string)) for m in catalogue):
            save(catalogue, language)


def compile_all() -> None:
    """Write the ``.mo`` files that a running endogen reads."""
    for language in LANGUAGES:
        with po_file(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, load(language))


def places(sentence: str) -> set[str]:
    """The named places of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def complaint(message: Message, language: str) -> str:
    """What is wrong with one translation, or nothing."""
    if not message.string:
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    if places(str(message.id)) != places(str(message.string)):
        return "other places than the English sentence"
    english = re.findall(r"[A-Za-z]{2,}", re.sub(r"{\w+}", "", str(message.id)))
    if language == "zh_Hans" and len(english) > 2 and not HAN.search(str(message.string)):
        return "no Chinese in it"
    return ""


def check() -> list[str]:
    """What is missing or wrong, one line each."""
    wanted = {message.id for message in extract() if message.id}
    wrong = []
    for language in LANGUAGES:
        catalogue = load(language)
        known = {message.id for message in catalogue if message.id}
        wrong += [f"{language}: not in the catalogue: {sentence}" for sentence in wanted - known]
        wrong += [f"{language}: no longer used: {sentence}" for sentence in known - wanted]
        for message in catalogue:
            if message.id and (said := complaint(message, language)):
                wrong.append(f"{language}: {said}: {message.id}")
    return sorted(wrong)


def main(arguments: list[str]) -> int:
    """Do what the one argument says."""
    match arguments:
        case ["update"]:
            update()
            compile_all()
        case ["compile"]:
            compile_all()
        case ["check"]:
            wrong = check()
            print(*wrong, sep="\n", end="\n" if wrong else "")
            return 1 if wrong else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
