"""From XLSForm to XForm, by pyxform."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from endogen.errors import FormError, OutsideError, Where
from endogen.errors.foreign import quoted
from endogen.forms.workbook import check_file


@dataclass(frozen=True, slots=True)
class Converted:
    """A questionnaire as phones read it.

    Attributes
    ----------
    xform : str
        XML.
    warnings : tuple of str
        What pyxform (and ODK Validate) said, in English.
    """

    xform: str
    warnings: tuple[str, ...] = ()


def convert(path: Path, *, validate: bool = False) -> Converted:
    """Convert a questionnaire.

    Parameters
    ----------
    path : Path
    validate : bool
        Also run ODK Validate, which needs Java.

    Raises
    ------
    FormError
        E-FORM-CONVERT with pyxform's own words; E-FORM-VALIDATE with ODK Validate's.
    OutsideError
        E-OUTSIDE-JAVA when `validate` is asked and there is no Java.
    """
    check_file(path)
    from pyxform.errors import PyXFormError
    from pyxform.validators.odk_validate import ODKValidateError
    from pyxform.xls2xform import convert as by_pyxform

    where = Where(file=path.name)
    if validate and not _java():
        raise OutsideError("E-OUTSIDE-JAVA")
    try:
        made = by_pyxform(path, validate=validate, pretty_print=False)
    except ODKValidateError as error:
        reason = " ".join(str(error).split())
        raise FormError("E-FORM-VALIDATE", where=where, reason=reason) from None
    except PyXFormError as error:
        raise FormError(
            "E-FORM-CONVERT", where=where, reason=quoted("pyxform", str(error))
        ) from None
    except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        # pyxform has not foreseen everything; what it trips over is still the form's.
        raise FormError(
            "E-FORM-CONVERT", where=where, reason=quoted("pyxform", repr(error))
        ) from None
    return Converted(made.xform, tuple(str(warning) for warning in made.warnings))


def _java() -> bool:
    from shutil import which

    return which("java") is not None
