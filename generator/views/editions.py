"""The editions of a sheet → what its readers are told of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from generator.dossier import LinkedSheet
from generator.editions.comparison import Changed, Part
from generator.editions.history import ClosedEdition
from generator.views.differences import Teller
from generator.views.facts import sheet_path
from generator.views.view import (
    ChangedView,
    ChangeView,
    DraftView,
    EditionView,
    Phrase,
    Reference,
    State,
)
from generator.views.words import Words

_SHOWN = frozenset({"key_point", "fact", "conflict", "gap"})
"""What is marked where it stands when it differs."""


@dataclass(frozen=True)
class EditionWriter:
    """Writes of the editions of one sheet."""

    words: Words
    sheet: LinkedSheet

    @property
    def name(self) -> Phrase:
        """What the sheet as it stands is: `Edition 2, 2 January 2026` or `Draft of edition 3`."""
        history, words = self.sheet.history, self.words
        if history.draft or history.last is None:
            return words.labelled("draft_of", number=history.number)
        return self._named(history.last)

    @property
    def path(self) -> str:
        """The page of what the sheet as it stands is."""
        return edition_path(self.sheet.id, self.sheet.history.number)

    @property
    def file_name(self) -> str:
        """What files of the sheet as it stands are called: `ain-al-asad-edition-2-draft`."""
        history = self.sheet.history
        name = f"{self.sheet.id}-edition-{history.number}"
        return f"{name}-draft" if history.draft or history.last is None else name

    @property
    def draft(self) -> DraftView | None:
        """That the sheet as it stands is a draft, if it is one."""
        history, words = self.sheet.history, self.words
        if not history.draft:
            return None
        last = history.last
        if last is None:
            return DraftView(self.name, words.labelled("draft_first"), "", None, ())
        others = [
            each
            for each in history.changed
            if each.thing.part not in _SHOWN or each.how == "removed"
        ]
        return DraftView(
            self.name,
            words.labelled("draft_next", number=last.number, date=words.day(last.date)),
            self.path,
            words.labelled("draft_link", number=last.number),
            self._teller.told(others),
        )

    @cached_property
    def marks(self) -> Mapping[tuple[Part, str], Phrase]:
        """How each thing that is there differs from the last edition, by its part and id."""
        last = self.sheet.history.last
        return {
            (each.thing.part, each.thing.id): self.words.labelled(
                "draft_mark", number=last.number, what=self._teller.leads(each)
            )
            for each in self.sheet.history.changed
            if last and each.how != "removed"
        }

    def changes(self) -> tuple[ChangeView, ...]:
        """The change log, the newest first."""
        return self._log(range(1, self.sheet.history.number + 1))

    @cached_property
    def editions(self) -> tuple[EditionView, ...]:
        """Every edition and, if the sheet is one, the draft, the newest first."""
        closed = [self._closed(each) for each in self.sheet.history.closed]
        return tuple(reversed([*closed, *([self._draft()] if self.sheet.history.draft else [])]))

    def _closed(self, edition: ClosedEdition) -> EditionView:
        history, words = self.sheet.history, self.words
        last = history.closed[-1]
        current = edition is last
        frozen = json.dumps(edition.data, ensure_ascii=False, sort_keys=True)
        state: State = "current" if current else "older"
        return self._edition(
            edition.number,
            self._named(edition),
            state,
            words.labelled("edition_current")
            if current
            else words.labelled("edition_older", number=last.number, date=words.day(last.date)),
            key=sha256(frozen.encode()).hexdigest(),
            closed=edition,
            changed=self._told(edition.step),
            later=self._log(range(edition.number + 1, last.number + 1)),
            since=self._told(edition.since),
            draft=self._told(history.changed) if current else (),
            draft_name=self.name if current and history.draft else None,
        )

    def _draft(self) -> EditionView:
        history = self.sheet.history
        return self._edition(
            history.number,
            self.name,
            "draft",
            self.words.labelled("edition_draft"),
            changed=self._told(history.changed),
        )

    def _edition(
        self,
        number: int,
        name: Phrase,
        state: State,
        said: Phrase,
        *,
        key: str = "",
        closed: ClosedEdition | None = None,
        changed: tuple[ChangedView, ...] = (),
        later: tuple[ChangeView, ...] = (),
        since: tuple[ChangedView, ...] = (),
        draft: tuple[ChangedView, ...] = (),
        draft_name: Phrase | None = None,
    ) -> EditionView:
        sheet, words = self.sheet, self.words
        return EditionView(
            id=f"{sheet.id}-{number}",
            key=key,
            number=number,
            path=edition_path(sheet.id, number),
            sheet=Reference(words.wording(sheet.about.title), sheet_path(sheet.id), sheet.id),
            name=name,
            date=closed.date if closed else None,
            state=state,
            state_said=said,
            entries=tuple(each.what for each in self._log([number])),
            changed=changed,
            later=later,
            since=since,
            draft=draft,
            draft_name=draft_name,
        )

    def _log(self, numbers: Iterable[int]) -> tuple[ChangeView, ...]:
        """What the change log says of these editions, the newest first."""
        wanted = set(numbers)
        entries = [each for each in self.sheet.about.changes if each.edition in wanted]
        return tuple(
            ChangeView(
                self._name(each.edition),
                self.words.wording(each.what),
                edition_path(self.sheet.id, each.edition),
            )
            for each in sorted(entries, key=lambda each: each.edition, reverse=True)
        )

    def _name(self, number: int) -> Phrase:
        closed = self.sheet.history.closed
        if number <= len(closed):
            return self._named(closed[number - 1])
        return self.words.labelled("draft_of", number=number)

    def _named(self, edition: ClosedEdition) -> Phrase:
        day = self.words.day(edition.date)
        return self.words.labelled("edition_of", number=edition.number, date=day)

    @property
    def _teller(self) -> Teller:
        return Teller(self.words)

    def _told(self, changed: Iterable[Changed]) -> tuple[ChangedView, ...]:
        about = self.sheet.about
        there = [
            *(fact.id for fact in self.sheet.facts),
            *(conflict.id for conflict in about.conflicts),
            *(gap.id for gap in about.gaps),
        ]
        return self._teller.told(changed, sheet_path(self.sheet.id), there)


def edition_path(sheet: str, number: int) -> str:
    """The page of an edition, from the root of the language."""
    return f"sheets/{sheet}/edition-{number}.html"
