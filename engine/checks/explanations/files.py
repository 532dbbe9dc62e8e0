"""What can be wrong with a file before anybody looks at what it says."""

from engine.checks.explanations.explained import Explained
from engine.limits import Limits

_STEPS = """
steps:
  greet:
    do: Say hello.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
_NEED = """
# catalogue/lines.yaml
needs:
  faster-line: {label: A faster line, shown: 1 < 2}
"""

FILES = (
    Explained(
        "empty-file",
        """A file is empty

        There is nothing in this file, or nothing but comments. It may have been saved too early,
        or emptied by mistake; a guide with an empty file cannot be served.

        Write it, or delete it.
        """,
        "# catalogue/lines.yaml\n",
        _NEED,
    ),
    Explained(
        "wrong-encoding",
        """A file is not in UTF-8

        The file holds bytes that are no text in UTF-8, the encoding that all files here have.
        Guessing another one would garble every accent and currency sign that customers read.

        Open it in an editor and save it again as UTF-8.
        """,
        _STEPS.replace("Say hello.", "Say h\udce4llo.  # <--"),
        _STEPS,
    ),
    Explained(
        "control-character",
        """An invisible character stands in a file

        A character that nobody can see stands in the text. It often comes from copying out of
        another program, and can break a condition, an id or a page in ways that are hard to find.

        Delete it, and type the place anew.
        """,
        _STEPS.replace("Say hello.", "Say\x07 hello.  # <--"),
        _STEPS,
    ),
    Explained(
        "too-big",
        """A file is larger than is allowed

        Files beyond the operator's limit are not read, so that no single file can take the whole
        machine.

        Split it, for guides into subguides, or let the operator raise the limit.
        """,
        _STEPS,
        _STEPS,
        Limits(file_bytes=100),
    ),
    Explained(
        "not-a-mapping",
        """A file does not consist of keys and values

        Every file here is made of keys with values, such as `title: Slow internet`. This one
        holds a list or a text.

        Start it with keys in the first column.
        """,
        "# catalogue/lines.yaml\n- faster-line  # <--\n- louder-line\n",
        _NEED,
    ),
    Explained(
        "yaml-documents",
        """A file holds a second document

        A line `---` begins a second document in the same file, and only the first would be read.

        Delete the line, or move what follows into a file of its own.
        """,
        _NEED + "---  # <--\nneeds: {}\n",
        _NEED,
    ),
    Explained(
        "too-deep",
        """Content is nested too deeply

        No guide needs so many levels. Most often a bracket or brace was opened and never closed;
        the limit also keeps hostile files from taking the machine.

        Close what is open, or bring it to fewer levels.
        """,
        "# catalogue/lines.yaml\nneeds: " + "[" * 45 + "]" * 45 + "  # <--\n",
        _NEED,
    ),
    Explained(
        "too-many-problems",
        """There are more problems than anybody would read

        Reading stopped, because so many problems in one file most often have one cause.

        Mend the first few, then check again.
        """,
        _NEED + "needs: {}  # 1002 times\n",
        _NEED,
    ),
    Explained(
        "yaml-alias",
        """Anchors and aliases are not used in guides

        YAML can name a value (`&name`) and repeat it (`*name`). Guides are read by people who
        never heard of that, and a few lines of it can grow to fill a machine, so every value is
        written out.

        Write the value out. Text that starts with such a sign is put in quotes.
        """,
        _STEPS.replace("tell: Thank you.", "tell: *thanks  # <--"),
        _STEPS.replace("Thank you.", '"*Thank* you."'),
    ),
    Explained(
        "yaml-tag",
        """Tags are not used in guides

        A word that starts with an exclamation mark would give a value another type. Here the
        format says what each value is.

        Delete it. Text that starts with an exclamation mark is put in quotes.
        """,
        _STEPS.replace("tell: Thank you.", "tell: !str Thank you.  # <--"),
        _STEPS,
    ),
    Explained(
        "yaml-key",
        """A key is no word

        Something in braces or brackets stands where a key should be. It happens when text begins
        with a brace and has no quotes.

        Write `key: value`, and put text that begins with a brace or bracket in quotes.
        """,
        _STEPS.replace("greet:", "{greet}:  # <--"),
        _STEPS,
    ),
    Explained(
        "key-without-value",
        """A key stands without a value

        Between braces, a comma begins a new key. Text with a comma in it therefore falls apart
        when it has no quotes, and the rest of it is taken for a key without a value.

        Put the text in quotes; put a space behind a key's colon.
        """,
        _STEPS.replace(
            "  done:\n    end: resolved\n    tell: Thank you.",
            "  done: {end: resolved, tell: Thank you, and bye.}  # <--",
        ),
        _STEPS.replace(
            "  done:\n    end: resolved\n    tell: Thank you.",
            '  done: {end: resolved, tell: "Thank you, and bye."}',
        ),
    ),
    Explained(
        "duplicate-key",
        """A key stands twice

        The same key stands twice in one mapping: two steps or two answers of one id, or one
        property given twice. Only the first would count and the other would vanish silently.

        Rename one of the two, or delete it.
        """,
        _STEPS + "  greet:  # <--\n    do: Say hello again.\n    next: done\n",
        _STEPS + "    was: [bye]\n",
    ),
    Explained(
        "tab-indent",
        """A line is indented with a tab

        YAML knows by the spaces in front of a line what it belongs to, and allows no tabs there.

        Indent with spaces, two for each level, and let the editor write spaces for tabs.
        """,
        _STEPS.replace("    do: Say hello.", "\tdo: Say hello.  # <--"),
        _STEPS,
    ),
    Explained(
        "yaml-syntax",
        """A file cannot be read as YAML

        A quote, a bracket or a colon is missing or in the wrong place, or a line is not indented
        as its neighbours are. Nothing behind that place can be understood.

        The message says what was expected. Text with a colon and a space, or that begins with a
        special sign, is put in quotes.
        """,
        _STEPS.replace("do: Say hello.", "do: Say: hello.  # <--"),
        _STEPS.replace("do: Say hello.", 'do: "Say: hello."'),
    ),
    Explained(
        "too-many-steps",
        """A guide has more steps than is allowed

        The operator limits how many steps a guide may have with its subguides, so that a runaway
        file cannot take the machine.

        Split it into guides of its own, or let the operator raise the limit.
        """,
        _STEPS.replace("steps:", "steps:  # <--"),
        _STEPS,
        Limits(steps=1),
    ),
    Explained(
        "guide-id-differs",
        """A guide does not bear the name of its folder

        A guide is found by its folder, and links, walks and subguides name it by that. The id
        inside must be the same, so that nobody has to guess which one counts.

        Write the folder's name as `guide:`, or rename the folder.
        """,
        "guide: helper  # <--\n" + _STEPS,
        "guide: example\n" + _STEPS,
    ),
    Explained(
        "walks-without-guide",
        """Scripted walks stand beside no guide

        Scripted walks belong to the guide in whose folder they stand. This folder has none, so
        nobody would ever play them.

        Write the guide, or move the walks beside the one that they are for.
        """,
        _STEPS + "# helper/walks/walks.yaml\nwalks:  # <--\n  - {name: one, expect: {end: done}}\n",
        _STEPS + "# example/walks/walks.yaml\nwalks:\n  - {name: one, expect: {end: done}}\n",
    ),
    Explained(
        "translations-without-guide",
        """Translations stand beside no guide

        Translations belong to the guide in whose folder they stand, and those of the catalogue
        into `catalogue/translations/`. Here there is neither, so nobody would ever read them.

        Write the guide, or move the translations beside the one that they are for.
        """,
        _STEPS + "# helper/translations/de.yaml\ntexts:  # <--\n"
        "  title: {source: 033893a0, text: Ein Beispiel}\n",
        _STEPS,
    ),
    Explained(
        "table-id-differs",
        """A table does not bear the name of its file

        A table is found by its file, and lookups name it by that. The id inside must be the same.

        Write the file's name, without its ending, as `table:`, or rename the file.
        """,
        "# tables/models.yaml\ntable: model  # <--\nkey: {type: text, label: Model}\n"
        "columns: {}\nrows: {}\n",
        "# tables/models.yaml\ntable: models\nkey: {type: text, label: Model}\n"
        "columns: {}\nrows: {}\n",
    ),
)
