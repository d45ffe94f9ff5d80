"""How names of places are compared, and the many ways to write a province."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120  # characters anybody needs to name a place
SHORT_FORMS = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "ft": "fort",
    "mt": "mount",
}
LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "ɨ": "i",
        "ə": "e",
        "&": " and ",
    }
)
APOSTROPHES = re.compile(r"['’‘ʼʻ`´]|(?<=\w):(?=\w)")

SPELLINGS = {
    "AB": "alberta|alta",
    "BC": "britishcolumbia|colombiebritannique|cb|thebc|c b",
    "MB": "manitoba|man",
    "NB": "newbrunswick|nouveaubrunswick",
    "NL": "newfoundlandandlabrador|newfoundlandlabrador|terreneuveetlabrador|terreneuvelabrador"
    "|newfoundland|terreneuve|labrador|nfld|nf|tnl|tn",
    "NS": "novascotia|nouvelleecosse|ne",
    "NT": "northwestterritories|northwestterritory|territoiresdunordouest|nwt|tno",
    "NU": "nunavut|nvt",
    "ON": "ontario|ont",
    "PE": "princeedwardisland|ileduprinceedouard|pei|ipe",
    "QC": "quebec|que|pq|provincedequebec|provinceofquebec",
    "SK": "saskatchewan|sask",
    "YT": "yukon|yukonterritory|territoireduyukon|theyukon|yk|yn",
}
PROVINCE_BY_SPELLING = {
    spelling: code
    for code, spellings in SPELLINGS.items()
    for spelling in (code.casefold(), *spellings.split("|"))
}
LONGEST_PROVINCE = 6  # words: "Î. P. É.", "Newfoundland and Labrador, Canada"


def words(text: str) -> list[str]:
    """Plain lower-case words without accents; short forms written out."""
    text = unicodedata.normalize("NFKD", text[:LONGEST].casefold().translate(LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = APOSTROPHES.sub("", text)
    return [SHORT_FORMS.get(word, word) for word in re.findall(r"[^\W_]+", text)]


def key(text: str) -> str:
    """What two spellings of one name have in common: "St-Jean" and "Saint Jean" are `saintjean`."""
    return "".join(words(text))


def province_named(text: str) -> str:
    """The code of the province a text names, or ""."""
    return PROVINCE_BY_SPELLING.get(key(text), "")


def split_province(text: str) -> tuple[str, str]:
    """ "Richmond, B.C." becomes ("richmond", "BC"); ("", "") when no province ends the text."""
    found = words(text)
    if found and found[-1] == "canada":
        found.pop()
    for size in range(min(LONGEST_PROVINCE, len(found) - 1), 0, -1):
        province = PROVINCE_BY_SPELLING.get("".join(found[-size:]))
        if province:
            return "".join(found[:-size]), province
    return "", ""
