"""Authored texts → phrases of one language, with digits, isolated runs and dates in words."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from string import Formatter

from markupsafe import Markup

from generator.dossier import Dossier
from generator.language.bidi import Direction, has_arabic, isolate
from generator.language.dates import date_in_words
from generator.language.locales import Locale, direction_of, language_name, site_locale
from generator.language.numerals import with_digits
from generator.model.authored import When, Wording
from generator.model.site import Digits, Status, Term
from generator.model.span import read_span
from generator.views.view import Certainty, Fallback, Phrase, StatusView, WhenView


@dataclass(frozen=True, slots=True)
class Words:
    """Writes one language."""

    locale: Locale

    def phrase(self, text: str) -> Phrase:
        """A text of this language, in the digits of the site."""
        locale, file = self.locale, self.locale.file
        return _phrase(text, locale.digits, file.language, file.direction)

    def wording(self, wording: Wording) -> Phrase:
        """What an author wrote in this language, or where that is missing in another."""
        language = self.locale.file.language
        if language in wording:
            return self.phrase(wording[language])
        language = next(iter(wording))
        return self._fallback(self.verbatim(wording[language], language))

    def _fallback(self, phrase: Phrase) -> Phrase:
        name = self.language_name(phrase.language)
        label = Markup('<span class="fallback-label" lang="{}" dir="{}">({})</span>').format(
            self.locale.language,
            self.locale.direction,
            self.labelled("fallback", language=name).html,
        )
        words = Markup('<bdi class="fallback" lang="{}" dir="{}">{}</bdi>').format(
            phrase.language, phrase.direction, phrase.html
        )
        fallback = Fallback(phrase.html, label)
        return replace(phrase, html=Markup("{} {}").format(words, label), fallback=fallback)

    def joined(self, *phrases: Phrase) -> Phrase:
        """Phrases one behind the other, as one."""
        text = " ".join(each.text for each in phrases)
        fallback = next((each.fallback for each in phrases if each.fallback), None)
        if fallback is None:
            return self.phrase(text)
        html = Markup(" ").join(each.html for each in phrases)
        return Phrase(text, html, self.locale.language, self.locale.direction, fallback)

    def optional(self, wording: Wording | None) -> Phrase | None:
        """The same, where it may be left out."""
        return self.wording(wording) if wording else None

    def label(self, key: str, **values: object) -> str:
        """A word of the generator's own."""
        return self.locale.label(key, **values)

    def labelled(self, key: str, **values: object) -> Phrase:
        """The same as a phrase."""
        return self.phrase(self.locale.label(key, **values))

    def around(self, key: str, **values: str) -> Phrase:
        """A label around words of other languages, each of them kept together."""
        whole = self.label(key, **values)
        html: list[Markup] = []
        for own, name, *_ in Formatter().parse(self.locale.file.labels[key]):
            html.append(isolate(own, self.locale.direction))
            if name:
                direction = "rtl" if has_arabic(values[name]) else "ltr"
                held = Markup('<bdi dir="{}">{}</bdi>').format(direction, values[name])
                html.append(held)
        return Phrase(whole, Markup("").join(html), self.locale.language, self.locale.direction)

    def verbatim(self, text: str, language: str) -> Phrase:
        """Words of a source: their own language, direction and digits."""
        direction = direction_of(language)
        return Phrase(text, isolate(text, direction), language, direction)

    def day(self, day: date) -> str:
        """A day of the calendar."""
        return date_in_words(read_span(day.isoformat()), self.locale)

    def when(self, when: When | None) -> WhenView:
        """When, as the source has it; that it has none is said."""
        if when is None:
            return WhenView(self.labelled("no_date"), "undated")
        reading = (
            self.labelled("reading", date=date_in_words(when.reading, self.locale))
            if when.reading
            else None
        )
        if when.said:
            said, why = self.wording(when.said), self.optional(when.why)
            return WhenView(said, "relative", reading, why, read=when.reading)
        assert when.date is not None  # noqa: S101 - the model takes one of the two
        certainty: Certainty = "exact" if when.date.exact else "uncertain"
        words = self.phrase(date_in_words(when.date, self.locale))
        return WhenView(words, certainty, machine=when.date.text, span=when.date)

    def term(self, term: Term) -> StatusView:
        """A word of the vocabulary."""
        tone = (term.tone or "") if isinstance(term, Status) else ""
        return StatusView(self.wording(term.label), tone, self.optional(term.meaning))

    def language_name(self, language: str) -> str:
        """The name of a language in this one: «العربية», `Arabic`."""
        return language_name(language, self.locale.file.cldr)


@lru_cache(maxsize=8192)  # names and labels come back in every sheet
def _phrase(text: str, digits: Digits, language: str, direction: Direction) -> Phrase:
    text = with_digits(text, digits)
    return Phrase(text, isolate(text, direction), language, direction)


def words_of(dossier: Dossier, language: str) -> Words:
    """A language in the digits and month names of a site."""
    site = dossier.site
    digits, months = site.digits.get(language, "latn"), site.month_names.get(language, "one")
    return Words(site_locale(language, digits, months, dossier.resources))
