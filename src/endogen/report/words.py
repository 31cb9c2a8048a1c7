"""What the writers of a report say themselves, around what chapters say."""

from __future__ import annotations

from endogen.i18n import Text, text
from endogen.report.document import NoteKind, Strength

STRENGTHS: dict[Strength, Text] = {
    Strength.CLEAR: text("Clear"),
    Strength.SUGGESTIVE: text("Suggestive"),
    Strength.CANNOT_TELL: text("Cannot tell"),
    Strength.DESCRIPTIVE: text("Describes this sample"),
}
STRENGTH_MEANS: dict[Strength, Text] = {
    Strength.CLEAR: text("holds after allowing for the number of comparisons"),
    Strength.SUGGESTIVE: text("holds alone, not after allowing for the number of comparisons"),
    Strength.CANNOT_TELL: text("the data do not decide"),
    Strength.DESCRIPTIVE: text("says what these answers hold and infers nothing beyond them"),
}
PROVENANCES: dict[str, Text] = {
    "survey": text("from the survey"),
    "synthetic": text("synthetic"),
    "reconstructed": text("reconstructed"),
    "invented": text("invented"),
    "printed": text("as printed"),
    "recorded": text("from accounts"),
}
PROVENANCE_MEANS: dict[str, Text] = {
    "synthetic": text("made up; the data do not say how"),
    "reconstructed": text("made so that they reproduce printed figures; no one gave these answers"),
    "invented": text("made up without any printed figure; they show the method, not a village"),
    "printed": text("as a publication states it; no account or contract was seen"),
    "recorded": text("as the accounts of the projects state it"),
}
NOTES: dict[NoteKind, Text] = {
    NoteKind.INFO: text("Note"),
    NoteKind.CAUTION: text("Caution"),
    NoteKind.ABSENT: text("Not in this report"),
}
LABELS: dict[str, Text] = {
    "contents": text("Contents"),
    "skip": text("Skip to the report"),
    "banners": text("What holds for the whole report"),
    "base": text("Base"),
    "method": text("Method"),
    "note": text("Note"),
    "notes": text("Notes"),
    "data": text("Data behind this figure"),
    "update_contents": text(
        "Page numbers appear when the contents are updated: right-click them, Update field."
    ),
    "in_words": text("In words"),
    "kind": text("Kind"),
    "what_is_said": text("What the report says"),
    "figures_data": text("Numbers behind the figures"),
    "csv": text("Download as CSV"),
    "rows": text("Rows"),
    "appendix": text("Rows cited"),
    "appendix_says": text(
        "Each finding rests on rows of results.csv; these are the rows that the findings cite."
    ),
    "how_to_read": text("How to read this report"),
    "row": text("Row"),
    "what": text("What it is"),
    "estimate": text("Estimate"),
    "n": text("n"),
    "method_and_p": text("Method"),
    "made_with": text("How this report was made"),
    "title": text("Title"),
    "colon": text(": "),
    "stop": text(". "),
    "end": text("."),
    "provenance": text("Provenance"),
}
PAGE = text("Page {page} of {pages}", page="{page}", pages="{pages}")
INTERVALS_READ = text(
    "Square brackets hold an interval at the level stated in its column or figure; "
    "– means that there is no number, and a small letter leads to the reason."
)


def colon(label: str, words: str) -> Text:
    """«Base: all valid answers.», with the colon of the language."""
    return text("{label}: {words}", label=label, words=words)
