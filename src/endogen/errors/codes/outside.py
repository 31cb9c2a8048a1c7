"""Codes E-OUTSIDE-…: disk, engine, network."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-OUTSIDE-NO-FILE": Code(
        what=text("The file does not exist."),
        mend=text("Check its name, and the names under [data] in study.toml."),
    ),
    "E-OUTSIDE-READ": Code(
        what=text("The file cannot be opened: {reason}."),
        mend=text("Check the disk and the rights on the file."),
    ),
    "E-OUTSIDE-FONT": Code(
        what=text("This machine has no Chinese font: Chinese words would be empty boxes."),
        expected=text("a font that covers Simplified Chinese"),
        mend=text("Install one: {command}"),
    ),
    "E-OUTSIDE-JAVA": Code(
        what=text("ODK Validate needs Java, and this machine has none."),
        mend=text("Install a Java runtime (17 or newer), or check without it."),
    ),
    "E-OUTSIDE-SPARK-JAVA": Code(
        what=text("Spark runs on Java, and this machine has none that fits."),
        expected=text("Java {least} or newer, found by JAVA_HOME or on the path"),
        mend=text(
            "Install one (Debian and Ubuntu: apt install openjdk-17-jre-headless; elsewhere "
            "adoptium.net), or compute with --engine duckdb."
        ),
    ),
    "E-OUTSIDE-SPARK-START": Code(
        what=text("Spark did not start: {reason}."),
        mend=text(
            "Check that Java and PySpark belong together and that memory is left, or compute "
            "with --engine duckdb."
        ),
    ),
    "E-OUTSIDE-SPARK": Code(
        what=text("Spark failed: {reason}."),
        mend=text(
            "Check the files and the memory of Spark (SPARK_DRIVER_MEMORY on one machine); "
            "on a cluster its own log says more."
        ),
    ),
    "E-OUTSIDE-WRITE": Code(
        what=text("The results cannot be written: {reason}. An earlier run's are untouched."),
        mend=text("Make room on the disk, close the files that are open, check the rights."),
    ),
    "E-OUTSIDE-OPEN": Code(
        what=text(
            "{name} cannot be replaced: another program holds it open, or it is write-protected. "
            "Nothing was changed."
        ),
        mend=text("Close {name} in Word, WPS, Excel or the browser, and run again."),
    ),
    "E-OUTSIDE-MAKE": Code(
        what=text("This cannot be written: {reason}."),
        mend=text("Check that it lies in a folder, that the disk has room, and the rights."),
    ),
    "E-OUTSIDE-NOT-OURS": Code(
        what=text("The folder holds files that endogen did not write; nothing was changed."),
        expected=text("an empty folder, or one that an earlier run wrote"),
        mend=text("Choose another folder with --out."),
    ),
    "E-OUTSIDE-UNFORESEEN": Code(
        what=text("endogen stopped on an error it did not foresee: {reason}"),
        mend=text("Run the command again with --debug and send what it prints to the developers."),
    ),
}
