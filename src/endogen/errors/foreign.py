"""What the system, or another program, says of an error, in words of ours.

Their own words are English, or in the language of Windows: known ones are translated, all
others are quoted as what they are.
"""

from __future__ import annotations

import errno

from endogen.i18n import Text, Words, text

SYSTEM = {
    errno.ENOENT: text("No such file or directory"),
    errno.EACCES: text("Permission denied"),
    errno.EPERM: text("Operation not permitted"),
    errno.ENOSPC: text("No space left on device"),
    errno.EROFS: text("Read-only file system"),
    errno.EISDIR: text("Is a directory"),
    errno.ENOTDIR: text("Not a directory"),
    errno.EEXIST: text("File exists"),
    errno.ENOTEMPTY: text("Directory not empty"),
    errno.ENAMETOOLONG: text("File name too long"),
    errno.ELOOP: text("Too many levels of symbolic links"),
    errno.EMFILE: text("Too many open files"),
    errno.EBUSY: text("Device or resource busy"),
    errno.EIO: text("Input/output error"),
    errno.EINVAL: text("Invalid argument"),
}
SAID = {
    # csv
    "unexpected end of data": text("a quotation mark is opened and never closed"),
    "line contains NUL": text("it holds a zero byte"),
    "field larger than field limit (131072)": text("a cell holds more than 131,072 signs"),
    "',' expected after '\"'": text("a quotation mark stands inside a cell"),
    "';' expected after '\"'": text("a quotation mark stands inside a cell"),
    "'\t' expected after '\"'": text("a quotation mark stands inside a cell"),
    # TOML
    "Expected '=' after a key in a key/value pair": text("a key has no '=' behind it"),
    "Invalid statement": text("this is no key and no [table]"),
    "Invalid value": text("this is no value; words stand in quotation marks"),
    "Unclosed array": text("a list is opened with [ and never closed"),
    "Unclosed inline table": text("a table is opened with {{ and never closed"),
    "Unterminated string": text("a text is opened with a quotation mark and never closed"),
    "Illegal character '\\n'": text("a text is opened with a quotation mark and never closed"),
    "Expected newline or end of document after a statement": text(
        "something stands behind the value"
    ),
    "Expected ']' at the end of a table declaration": text("a [table] has no ] behind its name"),
    "Cannot overwrite a value": text("the same key stands there twice"),
    "Unescaped '\\' in a string": text("a backslash in a text is written twice"),
    "Invalid hex value": text("a backslash in a text is written twice, or the text in '…'"),
    # ReadStat
    "Unable to read from file": text("It ends too early."),
    "Invalid file, or file has unsupported features": text(
        "Its head is none that SPSS or Stata writes."
    ),
    "Unable to convert string to the requested encoding (invalid byte sequence)": text(
        "Some of its words are in no encoding that is known here."
    ),
    # calamine, zip
    "File is not a zip file": text("It is not packed as a workbook is."),
    "Bad magic number for central directory": text("It is cut off or overwritten."),
}


def of_system(error: OSError) -> Words:
    """Why the system refused a file."""
    known = SYSTEM.get(error.errno or 0)
    if known is not None:
        return known
    return quoted("", error.strerror or str(error))


def quoted(program: str, words: str) -> Words:
    """What a program said, translated when it is known, else as its words."""
    known = SAID.get(words.strip())
    if known is not None:
        return known
    said = " ".join(words.split())
    if not said:
        return Text("")
    if not program:
        return text("the system says: {words}", words=said)
    return text("{program} says: {words}", program=program, words=said)
