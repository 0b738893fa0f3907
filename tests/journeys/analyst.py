"""What an analyst types to tag a row: names by their first letters, then the second stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.vocabulary import CONDITIONAL, stance_key
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from tests.journeys.tagged_rows import Row
    from tests.journeys.typist import Typist

WHO = {
    "Alejandro Mayorkas": "may",
    "Andrés Manuel López Obrador": "aml",
    "Antony Blinken": "bl",
    "Customs and Border Protection": "cb",
    "Democrats in Congress": "dem",
    "Department of State": "sta",
    "Elizabeth Sherwood-Randall": "sh",
    "Government of Cuba": "hav",
    "Government of Mexico": "gov",
    "Government of Venezuela": "carac",
    "Impoverished countries": "im",
    "Israel": "isr",
    "Joe Biden": "joe",
    "NSC spokesperson": "spo",
    "Republicans in Congress": "gop",
    "The region": "lat",
    "US Congress": "cong",
    "US government": "us",
    "Ukraine": "uk",
    "White House": "wh",
}
ABOUT = {
    "Aid": "aid",
    "Asylum": "as",
    "Border": "enf",
    "Border/Ports of entry": "por",
    "Border/Returns": "depo",
    "Flows and figures": "fl",
    "Foreign-aid package": "pac",
    "Legal pathways": "le",
    "Local impact": "loc",
    "Regularisation": "reg",
    "Root causes": "ro",
    "Root causes/Poverty": "pov",
    "Sanctions/Cuba": "cu",
    "Sanctions/Venezuela": "ve",
    "Smuggling": "sm",
    "Talks": "ta",
    "Trade and remittances": "tra",
}
TYPE = {
    "action": "ac",
    "agreement": "ag",
    "concern": "cn",
    "concession": "cs",
    "framing": "fr",
}
"""The letters that are needed; the first one is enough for the others."""
_PROPOSED_DAYS = ("on Wednesday", "in January 2024")
_TOLD_BY_MARKS = frozenset({"direct", "partial", "paraphrase"})


@dataclass
class Analyst:
    """Tags what is selected; never touches the mouse.

    `standing` are the topics that have a proposition: each has a row of its own in the second
    stage. `links` are the letters under which the other passage is offered, by the row.
    Pictures are kept of the palette for the rows that are `looked_at`.
    """

    typist: Typist
    standing: frozenset[str]
    links: dict[str, str]
    looked_at: frozenset[str] = frozenset()

    def tag(self, row: Row) -> None:
        """Tag the selected words as the row says."""
        self._names(row)
        self._press("Tab")
        if row["type"]:
            self._type(TYPE.get(row["type"], row["type"][0]))
        self._whose_words(row)
        self._stances(row["topics"])
        self._event_date(row)
        if row["certainty"]:
            self._press("alt+h", vocabulary().certainties[row["certainty"]].letter)
        self._figures(row)
        self._links(row)
        if row["note"]:
            self._press("alt+n")
            self._write(row["note"])
        if row["ref"] in self.looked_at:
            self.typist.display.keep_picture(f"{row['ref']}-palette")
        self._press("Return")

    def _names(self, row: Row) -> None:
        parties, topics = row["stakeholders"], row["topics"]
        agreed = row["type"] == "agreement"
        typed = [WHO[p["name"]] + self._marks(p, n, agreed=agreed) for n, p in enumerate(parties)]
        typed += [ABOUT[topic["path"]] for topic in topics]
        for letters in typed:
            self._type(letters)
            self._press("Return")
        if not typed:
            self._press("Return")

    @staticmethod
    def _marks(party: Row, number: int, *, agreed: bool) -> str:
        """Return what stands behind the colon of a name, where the palette's own part is another.

        It takes the first name for the speaker and each later one for who is spoken to; all of
        them say an agreement.
        """
        usual = "addressee" if number and not agreed else "speaker"
        part = "" if party["part"] == usual else vocabulary().parts[party["part"]].letter
        marks = part + ("i" if party["inferred"] else "")
        return f":{marks}" if marks else ""

    def _whose_words(self, row: Row) -> None:
        speaks = any(party["part"] == "speaker" for party in row["stakeholders"])
        # Where somebody speaks, Enter takes what the quotation marks tell.
        if not (speaks and row["modality"] in _TOLD_BY_MARKS):
            self._press("alt+o", vocabulary().modalities[row["modality"]].letter)

    def _stances(self, topics: list[Row]) -> None:
        rows = [topic for topic in topics if topic["path"] in self.standing]
        if not any(topic["stance"] is not None for topic in rows):
            return
        self._press("alt+s")
        at = 0
        for number, topic in enumerate(rows):
            if topic["stance"] is None:
                continue
            self._press(*["Tab"] * (number - at))
            at = number
            self._stance(topic)

    def _stance(self, topic: Row) -> None:
        key = stance_key(topic["stance"])
        self._press("i" if key == CONDITIONAL else vocabulary().stances[key].letter)
        if isinstance(topic["stance"], int):
            strength = topic["stance"] - 2
            self._press(*["plus" if strength > 0 else "minus"] * abs(strength))
        if key == CONDITIONAL and topic["condition"]:
            self._write(topic["condition"])
            self._press("Return")
        if topic["condition_inferred"]:
            self._press("p")

    def _event_date(self, row: Row) -> None:
        if not row["event_date"]:
            return
        self._press("alt+e")
        if any(words in row["quote"] for words in _PROPOSED_DAYS):
            self._press("Return")
            return
        self._write(row["event_date"])
        self._press("Return")
        if row["event_date_inferred"]:
            self._press("i")

    def _figures(self, row: Row) -> None:
        for figure in row["figures"]:
            self._press("alt+f", "Return", "e")
            self._write("; ".join((figure["measure"], figure["place"], figure["period"])))
            self._press("Return")

    def _links(self, row: Row) -> None:
        for link in row["links"]:
            letter = self.links[row["ref"]]
            self._press("alt+l", vocabulary().link_kinds[link["kind"]].letter, letter)

    def _press(self, *keys: str) -> None:
        if keys:
            self.typist.press(*keys)

    def _type(self, letters: str) -> None:
        self.typist.type(letters)

    def _write(self, words: str) -> None:
        self.typist.type(words, "words")
