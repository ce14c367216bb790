/* The search worker, in place of the theme's: words are compared as readers type them, and only
 * those parts of the index are loaded that a query needs.
 *
 * An entry is found if it has every word of the query as a whole word, in any spelling, with or
 * without what Arabic joins to its front, in any number. Pieces of words find nothing: «sun» is not
 * in «Sunday», nor «Iran» in «Iranian». Only the word at the end of the query, which may not be
 * typed to its end, is completed, and only to names of entities; that it was is said. Where nothing
 * has all the words nothing is shown, and the reader is told why. Nothing is matched by likeness
 * but spellings of names, and those only if they sound the same. */
"use strict"
{
  const SETUP = 0
  const READY = 1
  const QUERY = 2
  const RESULT = 3
  const SHOWN = 3 // facts of a page that are seen at once; the others are folded away
  const SOON = 10 // pages that are shown before the others are there
  const MOST = 50 // pages that are shown
  const PATIENCE = 200 // milliseconds to wait for the others
  const ARTICLE_FLAG = 1
  const SMALL_FLAG = 4
  const NAME_FLAG = 8

  let settings

  /* Parts of the index. */

  const parts = new Map() // name → content
  const loading = new Map() // name → promise
  const wanted = new Set() // names of parts that were looked into before they were there

  /** Loads a part; where a page comes from a disk, only as a script. */
  const load = (name) => {
    const bring = async () => {
      const address = `${settings.source}${name}.js`
      if (self.document) return importScripts(address)
      const answer = await fetch(new URL(address, self.location.href))
      if (!answer.ok) throw new Error(`${answer.status} ${address}`)
      const text = await answer.text()
      parts.set(...JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`))
    }
    if (parts.has(name)) return undefined
    if (!loading.has(name)) loading.set(name, bring().finally(() => loading.delete(name)))
    return loading.get(name)
  }
  self.part = (name, content) => parts.set(name, content)

  const inPart = (name) => {
    if (!parts.has(name)) wanted.add(name)
    return parts.get(name)
  }

  /** Does what looks into parts until all those are there. */
  const withParts = async (look) => {
    for (;;) {
      wanted.clear()
      const found = look()
      if (!wanted.size) return found
      await Promise.all([...wanted].map(load))
    }
  }

  /* Words. */

  const MARKS = /[\p{M}\p{Cf}\u0640'’‘ʼʾʿ`´٬,]/gu
  const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|['’‘ʼʾʿ`´](?=\p{L})|[.,٬](?=\p{N}))*/u
  const ARTICLE = /^([وف]?(?:[بك]?ال|لل))(.{3,})$/
  const NO_ARTICLE = /^\p{M}*[وف]?[بك]?[أإآ]/u
  const TANWEEN = /(?:ً\u0640*ا|اً)\p{M}*$/u
  const TENS = new Set(["ثلاث", "اربع", "ثمان"]) // of these, the plural is another number
  const LATIN_ARTICLE =
    /(?<![\p{L}\p{M}])(?:[ae]l[\s-]+|a([dnrstz]|sh)-(?=\1))(?:['’‘ʿ](?=\p{L}))?(?=.{3})/giu

  /** Writes a word in the one way that all its spellings have in common. */
  const fold = (word) =>
    word
      .normalize("NFC")
      .toLowerCase()
      .replace(/(?<=\p{L})['’ʼ]s$/u, "")
      .replace(/[ؤئ]/g, "ء")
      .normalize("NFKD")
      .replace(MARKS, "")
      .replace(/ٱ/g, "ا")
      .replace(/[ىیےېێ]/g, "ي")
      .replace(/[ةەھہۃ]/g, "ه")
      .replace(/[کڪ]/g, "ك")
      .replace(/٫/g, ".")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)

  /** What is left of a name in Latin letters when spellings of the same sounds are made one. */
  const skeleton = (word) =>
    word
      .replace(/ee/g, "i")
      .replace(/oo|ou/g, "u")
      .replace(/ei|ay/g, "ai")
      .replace(/y/g, "i")
      .replace(/(.)\1/g, "$1")

  /** The part that has the words with a key. */
  const home = (key) => {
    const bare = key.replace(/^~/, "").replace(/^[وف]?(?:[بك]?ال|لل)(?=..)/u, "")
    const [first, second] = [...bare].map((letter) => letter.codePointAt(0))
    return `words/${(((first ?? 0) * 31 + (second ?? 0)) % settings.sizes.words).toString(16)}`
  }

  const read = new Map() // part of words → its words, and those with a key

  const homeOf = (key) => {
    const name = home(key)
    const content = inPart(name)
    if (!content || read.has(name)) return read.get(name)
    const words = new Map()
    const families = new Map() // what words have in common → those words
    for (const [word, [how, count, shared, written, places]] of Object.entries(content)) {
      const article = Boolean(how & ARTICLE_FLAG)
      const [small, name] = [Boolean(how & SMALL_FLAG), Boolean(how & NAME_FLAG)]
      words.set(word, { article, small, name, count, keys: [word, ...shared], written, places })
      for (const each of [word, ...shared])
        if (families.has(each)) families.get(each).push(word)
        else families.set(each, [word])
    }
    read.set(name, { words, families })
    return read.get(name)
  }

  /** How the entries write a word that they have. */
  const wordOf = (word) => homeOf(word)?.words.get(word)

  const isBare = (noun) => {
    const home = homeOf(noun)
    return (home?.families.get(noun) ?? []).some(
      (word) => home.words.get(word).article && ARTICLE.exec(word)?.[2] === noun,
    )
  }

  /** Whether there is such a word, if need be without its article; so long as its part is not
   * there, yes, so that what follows from it is looked for as well. */
  const known = (word) => !homeOf(word) || Boolean(wordOf(word)) || isBare(word)

  /** Without what Arabic joins to the front. Short rests must be words of their own, but for «and»:
   * it stands before any word, and what begins with that letter itself mostly gives itself away. */
  const withoutJoined = (word, article) => {
    const all = new Set([word])
    const [, joined, noun] = (article && ARTICLE.exec(word)) || []
    if (noun) all.add(noun)
    if (joined?.endsWith("لل") && known(`ل${noun}`)) all.add(`ل${noun}`)
    const take = (from, letters, sure) => {
      const rest = from.slice(1)
      if (!letters.includes(from[0])) return
      if (!(sure || rest.length > 4 || (rest.length > 3 && known(rest)))) return
      all.add(rest)
      if (letters !== "بكل") take(rest, "بكل")
    }
    const and = known(word.slice(1)) || !article || (!/^وا|ه$/.test(word) && !isBare(word))
    take(word, "و", word.length > 3 && and)
    take(word, "ف", word.length > 3 && !article)
    take(word, "بكل")
    return all
  }

  /** The other numbers of an Arabic noun, as far as its ending tells them for certain. */
  const arabicNumbers = function* (word) {
    const [, stem, ending] = /^(.{3,})(ون|ين|ان)$/.exec(word) ?? []
    if (stem) yield `${stem}ين`
    if (stem?.length > (ending === "ان" ? 4 : 3) && !TENS.has(stem)) yield stem
    const [, bound] = /^(.{4,})[وي]$/.exec(word) ?? []
    if (bound && !TENS.has(bound) && ["ون", "ين", "و"].some((end) => known(bound + end)))
      yield* [`${bound}ين`, bound]
    const [, many] = /^(.{2,})ات$/.exec(word) ?? []
    if (many) yield `${many}ه`
    if (many && many.length > (known(many) ? 2 : 3) && !known(`${many}ه`)) yield many
    const [, two, dual] = /^(.{3,})ت(ان|ين|ي)$/.exec(word) ?? []
    if (two && (dual !== "ي" || known(`${two}ه`))) yield `${two}ه`
  }

  /** The singular of an English word. What is never written small is a name, and has none. */
  const englishNumbers = function* (word, small) {
    if (!small || !/^[a-z]{3,}[^ius]s$/.test(word)) return
    const one = word
      .replace(/ies$/, "ys")
      .replace(/(ss|x|z|ch|sh)es$/, "$1s")
      .slice(0, -1)
    if (wordOf(one)?.small !== false) yield one
  }

  /** What a word has in common with the words that are found with it. */
  const keys = (word, { article, tanween, small, name }) => {
    const all = new Set([word])
    if (/^[a-z]+$/.test(word)) {
      for (const each of englishNumbers(word, small)) all.add(each)
      if (name && word.length > 2) all.add(`~${skeleton(word)}`)
    } else {
      if (tanween) all.add(word.slice(0, -1))
      for (const each of [...all])
        for (const bare of withoutJoined(each, article)) all.add(bare)
      for (const each of [...all])
        if (!article || !ARTICLE.test(each)) for (const other of arabicNumbers(each)) all.add(other)
    }
    return all
  }

  let separator

  const split = (html) => html.replace(/<[^>]*>/g, " ").split(separator).filter(Boolean)

  /* Queries. */

  /** The words of the entries that a word of the query means. */
  const meant = (raw) => {
    const folded = fold(raw)
    const all = new Map() // word → what is known of it
    if (!folded) return all
    const there = wordOf(folded)
    const how = {
      article: !NO_ARTICLE.test(raw.normalize("NFC")),
      tanween: TANWEEN.test(raw),
      small: there?.small ?? true,
      name: there?.name ?? true,
    }
    for (const key of keys(folded, how)) {
      const home = homeOf(key)
      for (const word of home?.families.get(key) ?? []) all.set(word, home.words.get(word))
    }
    const joined = /^[ae]l([a-z]{4,})$/.exec(folded)?.[1]
    const name = joined && !all.size && wordOf(joined)
    if (name?.name) all.set(joined, name)
    return all
  }

  let months // of each month, the words of each of its names

  /** The number of the month that a list of words begins with, and how many words name it. */
  const monthAt = (list) => {
    const plain = (word) => fold(word).replace(ARTICLE, "$2")
    for (const [number, names] of months.entries())
      for (const name of names)
        if (name.every((word, place) => list[place] && plain(word) === plain(list[place])))
          return [number + 1, name.length]
    return []
  }

  const number = (text) => {
    const all = [String(Number(fold(text))), fold(text)].map((word) => [word, wordOf(word)])
    return new Map(all.filter(([, word]) => word))
  }

  /** A date, by every name of its month; its parts stand together. */
  const dated = (typed, { day, month, year }) => {
    const names = months[month - 1].map((name) => name.map(meant))
    const both = names.flatMap((one) => names.map((other) => [...one, ...other]))
    const tail = year ? [number(year)] : []
    const sequences = [...names, ...both].flatMap((name) =>
      day
        ? [[number(day), ...name, ...tail], [...name, number(day), ...tail]]
        : [[...name, ...tail]],
    )
    return { typed, sequences }
  }

  /** The parts of a date in figures, with the day before the month, or as ISO has it. */
  const figures = (raw) => {
    const text = fold(raw)
    const found =
      /^(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4})$/.exec(text) ??
      /^(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?$/.exec(text) ??
      /^(?<month>\d{1,2})[/.-](?<year>\d{4})$/.exec(text)
    return found?.groups.month >= 1 && found.groups.month <= 12 ? found.groups : undefined
  }

  const isDay = (word) => /^(?:[1-9]|[12]\d|3[01])$/.test(fold(word ?? ""))
  const isYear = (word) => /^[12]\d{3}$/.test(fold(word ?? ""))

  /** Joins the words that are a date, and lets every other word stand for itself. */
  const units = function* (list) {
    for (let at = 0; at < list.length; ) {
      const first = isDay(list[at]) ? 1 : 0
      const [month, length] = monthAt(list.slice(at + first))
      if (!month) {
        yield { typed: list[at], sequences: [[meant(list[at])]] }
        at += 1
        continue
      }
      let end = at + first + length
      const day = first ? list[at] : isDay(list[end]) ? list[end++] : undefined
      const year = isYear(list[end]) ? list[end++] : undefined
      yield dated(list.slice(at, end).join(" "), { day, month, year })
      at = end
    }
  }

  /** Reads a query. In quotes, words stand together; a minus excludes the word behind it. */
  const understand = (query) => {
    const found = []
    const without = []
    let loose = []
    const close = () => {
      found.push(...units(loose))
      loose = []
    }
    const cut = (text) => split(text.replace(/[*~^:+\\<>]/g, " ")).filter(fold)
    const text = query.replace(LATIN_ARTICLE, "")
    for (const [whole, quoted, minus, chunk] of text.matchAll(
      /["“”«]([^"“”»]*)["”»]?|(?<!\S)(-?)([^\s"“”«]+)/g,
    )) {
      const date = quoted === undefined && figures(chunk)
      const list = cut(quoted ?? chunk)
      if (minus) without.push(...list.map(meant))
      else if (date) close(), found.push(dated(whole, date))
      else if (quoted === undefined) loose.push(...list)
      else if (list.length) close(), found.push({ typed: whole, sequences: [list.map(meant)] })
    }
    const last = loose.at(-1)
    close()
    if (last && /[\p{L}\p{M}\u0640]$/u.test(query)) complete(found.at(-1), last)
    return { query: query.trim(), units: found, without }
  }

  /** Completes a word that may not be typed to its end, unless it is a name or a word as it is. */
  const complete = (unit, raw) => {
    const start = fold(raw)
    const whole = meant(raw)
    if ([...whole.values()].some(({ name }) => name || start.length > 2)) return
    const bare = NO_ARTICLE.test(raw) ? start : start.replace(/^[وف]?(?:[بك]?ال|لل)(?=.)/, "")
    const begins = (key) => key.startsWith(start) || key.startsWith(bare)
    unit.start = raw
    unit.names = new Map()
    for (const [first] of [start, bare]) {
      const names = inPart(`names/${(first.codePointAt(0) % settings.sizes.names).toString(16)}`) ?? {}
      for (const [word, [count, shared, written, places]] of Object.entries(names))
        if ([word, ...shared].some(begins)) unit.names.set(word, { count, written, places })
    }
    const others = new Map(unit.names)
    for (const each of start.length > 1 ? [start, bare] : [])
      for (const [word, about] of homeOf(each)?.words ?? [])
        if (about.keys.some(begins)) others.set(word, about)
    unit.others = whole.size ? [] : [...others.values()].map(({ written }) => written[0])
  }

  /* Answers. */

  /** Where a word stands: page → the places on it, not yet read. */
  const placesOf = ({ places }) => (typeof places === "string" ? (inPart(places) ?? {}) : places)

  const PLACE = /^(\d+)(t|n\d+)?(?:\.(\d+))?:(.*)$/

  const together = (one, other) => new Set([...one].filter((each) => other.has(each)))

  /** The pages that may have a unit of the query. */
  const pagesOf = ({ sequences, names }) => {
    const having = (set) => new Set([...set.values()].flatMap((word) => Object.keys(placesOf(word))))
    const all = sequences.map((sequence) => sequence.map(having).reduce(together))
    return new Set([...all, having(names ?? new Map())].flatMap((pages) => [...pages]))
  }

  /** What is on a page of some words, entry by entry: its fields, and there which word is where. */
  const placesOn = (page, words) => {
    const entries = new Map()
    for (const [word, about] of words)
      for (const place of placesOf(about)[page]?.split(";") ?? []) {
        const [, entry, field = "", length, positions] = PLACE.exec(place)
        if (!entries.has(entry)) entries.set(entry, new Map())
        const fields = entries.get(entry)
        if (!fields.has(field)) fields.set(field, { length, at: new Map() })
        const { at } = fields.get(field)
        for (const position of positions.split(",")) at.set(Number(position), word)
      }
    return entries
  }

  /** The better an entry, the rarer its words and the more of them; in titles most of all. What is
   * otherwise equal is told apart by whether its words are those that were typed. */
  const rate = (fields, asked, typed) => {
    let score = 0
    for (const [field, { at }] of fields) {
      const times = new Map()
      for (const word of at.values()) times.set(word, (times.get(word) ?? 0) + 1)
      for (const [word, count] of times) {
        const having = asked.get(word).count
        const rare = Math.log(1 + Math.abs((settings.sizes.entries - having + 0.5) / (having + 0.5)))
        const weight = (/^(t|n0)$/.test(field) ? 1000 : 1) * (typed.has(word) ? 1.001 : 1)
        score += (rare * weight * 2.2 * count) / (1.2 + count)
      }
    }
    return score
  }

  /** Finds where an entry has each unit of the query, or nothing if it lacks one. */
  const judge = (fields, units) => {
    const hits = new Map([...fields.keys()].map((field) => [field, new Set()]))
    const called = new Map() // names of an entity → the units that are in them
    for (const unit of units) {
      let there = false
      for (const [field, { at }] of fields) {
        const name = field.startsWith("n")
        for (const [start, word] of at) {
          const run = (sequence) =>
            sequence.every((set, step) => set.has(at.get(start + step))) ? sequence.length : 0
          const length = Math.max(...unit.sequences.map(run), name && unit.names?.has(word) ? 1 : 0)
          if (!length) continue
          there = true
          for (let step = 0; step < length; step++) hits.get(field).add(start + step)
          if (name) called.set(field, (called.get(field) ?? new Set()).add(unit))
        }
      }
      if (!there) return undefined
    }
    let name = { share: 0 }
    const whole = [...called].filter(([, inside]) => inside.size === units.length)
    for (const [field] of whole) {
      const share = hits.get(field).size / fields.get(field).length + (field === "n0" ? 1e-3 : 0)
      if (share > name.share) name = { share, other: Number(field.slice(1)) - 1 }
    }
    if (whole.some(([field]) => field === "n0")) delete name.other
    return { name, hits }
  }

  /** Finds all answers, as far as the index tells, and those that come first first. */
  const find = ({ units, without }) => {
    const sets = units.flatMap(({ sequences, names = new Map() }) => [names, ...sequences.flat()])
    const asked = new Map(sets.flatMap((set) => [...set]))
    const typed = new Set(units.flatMap(({ typed }) => split(typed).map(fold)))
    const excluded = new Map(without.flatMap((set) => [...set]))
    const pages = units.map(pagesOf).reduce(together)
    for (const about of [...asked.values(), ...excluded.values()]) placesOf(about)
    if (wanted.size) return undefined
    const found = []
    for (const page of pages) {
      const never = placesOn(page, excluded)
      for (const [entry, fields] of placesOn(page, asked)) {
        const answer = !never.has(entry) && judge(fields, units)
        if (!answer) continue
        const words = new Set()
        for (const [field, set] of answer.hits)
          for (const place of set) words.add(asked.get(fields.get(field).at.get(place)))
        const score = rate(fields, asked, typed)
        found.push({ ...answer, page, entry: Number(entry), score, words })
      }
    }
    return found
  }

  /** Puts entities that are called so first, each by itself; then the rest, page by page. */
  const arrange = (found) => {
    found.sort(
      (one, other) =>
        other.name.share - one.name.share || other.score - one.score || one.entry - other.entry,
    )
    const groups = new Map()
    for (const answer of found) {
      const { page, entry, name } = answer
      // Of pages that have one entry each, several are loaded as one.
      const key = page.startsWith("g") || name.share ? `${page} ${entry}` : page
      if (groups.has(key)) groups.get(key).push(answer)
      else groups.set(key, [answer])
    }
    return [...groups.values()]
  }

  const TEXT = /<[^>]*>|[^<]+/g

  /** Marks the words of a field that were found, by their places. */
  const mark = (html, hits = new Set()) => {
    let place = 0
    return html.replace(TEXT, (piece) => {
      if (piece.startsWith("<")) {
        if (piece === "</p>") place++
        return piece
      }
      let out = ""
      let rest = piece
      while (rest) {
        const cut = separator.exec(rest) ?? { 0: "", index: rest.length }
        const word = rest.slice(0, cut.index)
        out += word && hits.has(place) ? `<mark>${word}</mark>` : word
        if (word) place++
        out += cut[0]
        rest = rest.slice(cut.index + cut[0].length)
      }
      return out
    })
  }

  /** Makes an answer what the theme shows: what it is, and the words that its page is to mark. */
  const dress = ({ name, hits, words }, { kind, title, text, names, location }, score) => {
    const shown = mark(text, hits.get("")).match(/<p>.*?<\/p>/g) ?? []
    const marked = shown.filter((paragraph) => paragraph.includes("<mark>"))
    const called = name.other >= 0 && mark(names[name.other], hits.get(`n${name.other + 1}`))
    const other = called && `<p>${settings.words.names}: <bdi>${called}</bdi></p>`
    const what = settings.words.kinds[kind]
    const heading = mark(title, hits.get("t") ?? hits.get("n0"))
    const [path, anchor] = location.split("#")
    const written = [...words].flatMap(({ written }) => written)
    const marks = [...new Set(written.map((word) => word.toLowerCase()))].join(" ")
    return {
      location: `${path}${marks && `?h=${encodeURIComponent(marks)}`}${anchor ? `#${anchor}` : ""}`,
      title: what ? `<span class="search-kind">${what}</span> ${heading}` : heading,
      text: [other, ...(marked.length ? marked.slice(0, 2) : shown.slice(0, 1))].filter(Boolean).join(""),
      score,
      terms: {},
    }
  }

  const UNFOUND = { name: {}, hits: new Map(), words: [] }

  /** Orders entities that are equally good answers: by kind, then by address, in any language the
   * same. */
  const settle = (groups) => {
    const kinds = Object.keys(settings.words.kinds)
    const rank = ([{ page, entry }]) => {
      const found = page.startsWith("g") && inPart(`entries/${page}`)?.[entry]
      return found ? `${kinds.indexOf(found.kind)} ${found.location}` : "~"
    }
    const ranked = groups.map((group) => [group[0], rank(group), group])
    ranked.sort(
      ([one, first], [other, second]) =>
        other.name.share - one.name.share ||
        other.score - one.score ||
        (first < second ? -1 : Number(first > second)),
    )
    return ranked.map(([, , group]) => group)
  }

  /** Gives groups of answers with their entries, as far as these are there. */
  const show = (groups) =>
    groups.flatMap((group, place) => {
      const entries = inPart(`entries/${group[0].page}`)
      if (!entries) return []
      // What the theme shows at once of a page, and opens with Enter, it knows by the score only.
      const items = group.flatMap((answer, inside) => {
        const score = groups.length - place - (inside < SHOWN ? 0 : 0.5)
        const entry = entries[answer.entry]
        return entry ? [dress(answer, entry, score)] : [] // or it is of another edition
      })
      const itself = !group[0].page.startsWith("g") && !group[0].name.share && entries[0]
      if (itself && !itself.location.includes("#") && !group.some(({ entry }) => !entry))
        items.push(dress(UNFOUND, itself, 0))
      return items.length ? [items] : []
    })

  /** Says how many answers there are, or why there are none. */
  const say = (request, count, more) => {
    const { language, digits, words: said } = settings
    const fill = (key, ...values) =>
      said[key].replace(/\{\w+\}/, () => values.map((each) => `\u2068${each}\u2069`).join(said.comma))
    const last = request.units.at(-1)
    if (count) {
      const form = said.results[new Intl.PluralRules(language).select(count)] ?? said.results.other
      const written = new Intl.NumberFormat(`${language}-u-nu-${digits}`).format(count)
      const begun = last.others?.length ? [fill("begun", last.start)] : []
      return [form.replace("{number}", written), ...(more ? [said.first] : []), ...begun].join(" · ")
    }
    const missing = request.units.filter(({ sequences }) =>
      sequences.every((sequence) => sequence.some((set) => !set.size)),
    )
    const lines = [fill("none", request.query)]
    if (request.units.length > 1 && missing.length)
      lines.push(fill("missing", ...new Set(missing.map(({ typed }) => typed))))
    else if (request.units.length > 1) lines.push(said.apart)
    const others = [...new Set(last.others)].sort((a, b) => a.length - b.length).slice(0, 5)
    if (others.length && fold(last.start).length > 1) lines.push(fill("other", ...others))
    return lines.join(" ")
  }

  /* Messages. Nothing is loaded or read before somebody searches: most readers never do. */

  let latest = 0

  const answer = async (query) => {
    const turn = ++latest
    const tell = (items, said) => {
      if (turn === latest) self.postMessage({ type: RESULT, data: { items, said } })
    }
    // The theme asks for nothing as soon as a page is there; that is no search.
    if (!query.trim()) return tell([])
    const { request, found } = await withParts(() => {
      if (turn !== latest) return {}
      const request = understand(query)
      return { request, found: request.units.length ? find(request) : [] }
    })
    if (turn !== latest) return
    if (!request.units.length) return tell([])
    const groups = arrange(found)
    const said = say(request, found.length, groups.length > MOST)
    let shown = groups.slice(0, MOST)
    const coming = shown.map(([{ page }]) => load(`entries/${page}`))
    await Promise.all(coming.filter((_, place) => place < SOON || shown[place][0].page.startsWith("g")))
    shown = settle(shown)
    // Answers that are shown twice lose where the reader is in them, so not all too soon.
    const all = Promise.all(coming)
    const pause = new Promise((done) => setTimeout(() => done("pause"), PATIENCE))
    if ((await Promise.race([all, pause])) !== "pause") return tell(show(shown), said)
    tell(show(shown.slice(0, SOON)), said)
    await all
    tell(show(shown), said)
  }

  self.addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      settings = data.config
      separator = new RegExp(settings.separator)
      months = settings.words.months.map((names) => names.map(split))
      self.postMessage({ type: READY })
    } else if (type === QUERY) {
      answer(data)
    }
  })
}
