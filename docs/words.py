"""What the settings mean, for the table in the operator's page."""

from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
    "content": "The folder of guides.",
    "data": "The folder for the database and the keys. It is made where it is missing.",
    "keys": "The keys that seal walks, the newest first, with commas between. Without it, a key is "
    "made on the first start and kept in the data folder.",
    "token_seconds": "For how many seconds a walk can be gone on with after each answer.",
    "host": "The address to listen on.",
    "port": "The port to listen on.",
    "watch": "`yes` takes guides anew whenever a file is saved, and refreshes open pages. For "
    "authors; not for production.",
    "public": "`yes` serves self-service alone: see [a public instance](#a-public-instance).",
    "log_level": "`debug`, `info`, `warning`, `error` or `critical`.",
    "team": "What stands at the top of each self-service page, to reach a person.",
    "team_link": "Where that leads, such as `tel:+49301234567` or the address of a page.",
    "operator": "A file with your name, logo, colours, ways to a person, and the sites that may "
    "show guides: see [the operator's file](#the-operators-file).",
}

LIMITS: Mapping[str, str] = {
    "steps": "The steps of a guide.",
    "file_bytes": "The size of a file of content, in bytes.",
    "depth": "How deep YAML may nest.",
    "files": "The files in the folder of content.",
    "answers": "The answers of one walk.",
}
