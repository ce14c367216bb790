/* The search worker: the theme's own, with words compared as readers type them.
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
  const ENTITIES = new Set(["place", "actor", "agreement", "sheet"])
  const SHOWN = 3 // facts of a page that are seen at once; the others are folded away

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

  const words = new Map() // folded word → how the entries write it
  const bares = new Set() // words without the article
  const families = new Map() // what words have in common → those words

  const known = (word) => words.has(word) || bares.has(word)

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
    const and = known(word.slice(1)) || !article || (!/^وا|ه$/.test(word) && !bares.has(word))
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
    if (many?.length > (known(many) ? 2 : 3) && !known(`${many}ه`)) yield many
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
    if (words.get(one)?.small !== false) yield one
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

  /* Entries. */

  const entries = new Map() // location → entry
  let separator

  const split = (html) => html.replace(/<[^>]*>/g, " ").split(separator).filter(Boolean)

  /** Notes how the entries write their words, and which words belong together. */
  const read = (docs) => {
    const seen = new Map()
    const note = (raw, name) => {
      let word = seen.get(raw)
      if (!word) {
        const folded = fold(raw)
        word = words.get(folded)
        if (!word) words.set(folded, (word = { written: new Set(), small: false }))
        word.written.add(WORD.exec(raw)?.[0] ?? raw)
        word.article ||= !NO_ARTICLE.test(raw)
        word.tanween ||= TANWEEN.test(raw)
        word.small ||= /^[a-z]/.test(raw)
        seen.set(raw, word)
      }
      word.name ||= name
    }
    for (const entry of docs) {
      const entity = ENTITIES.has(entry.kind)
      entries.set(entry.location, entry)
      for (const name of [entry.title, ...(entry.names ?? [])])
        for (const raw of split(name)) note(raw, entity)
      for (const raw of split(entry.text)) note(raw, false)
    }
    words.delete("")
    for (const [word, { article }] of words) {
      const noun = article && ARTICLE.exec(word)?.[2]
      if (noun) bares.add(noun)
    }
    for (const [word, written] of words) {
      written.keys = keys(word, written)
      for (const key of written.keys) families.set(key, [...(families.get(key) ?? []), word])
    }
  }

  /* Queries. */

  /** The words of the entries that a word of the query means. */
  const meant = (raw) => {
    const folded = fold(raw)
    const all = new Set()
    const there = words.get(folded)
    const how = {
      article: !NO_ARTICLE.test(raw.normalize("NFC")),
      tanween: TANWEEN.test(raw),
      small: there?.small ?? true,
      name: there?.name ?? true,
    }
    for (const key of keys(folded, how)) for (const word of families.get(key) ?? []) all.add(word)
    const joined = /^[ae]l([a-z]{4,})$/.exec(folded)?.[1]
    if (!all.size && words.get(joined)?.name) all.add(joined)
    return all
  }

  let months // of each month, the words of each of its names
  let request = { units: [], without: [] }

  /** The number of the month that a list of words begins with, and how many words name it. */
  const monthAt = (list) => {
    const plain = (word) => fold(word).replace(ARTICLE, "$2")
    for (const [number, names] of months.entries())
      for (const name of names)
        if (name.every((word, place) => list[place] && plain(word) === plain(list[place])))
          return [number + 1, name.length]
    return []
  }

  const number = (text) => new Set([String(Number(text)), fold(text)])

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
      if (minus) without.push(...list.flatMap((word) => [...meant(word)]))
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
    if ([...whole].some((word) => words.get(word).name || start.length > 2)) return
    const bare = NO_ARTICLE.test(raw) ? start : start.replace(/^[وف]?(?:[بك]?ال|لل)(?=.)/, "")
    const begins = (word) => word.startsWith(start) || word.startsWith(bare)
    const all = [...words].filter(([, written]) => [...written.keys].some(begins))
    unit.start = raw
    unit.names = new Set(all.filter(([, written]) => written.name).map(([word]) => word))
    unit.others = whole.size ? [] : all.map(([, { written }]) => [...written][0])
  }

  /* Answers. */

  const answers = new Map() // location → why its entry is an answer

  /** Finds where an entry has each unit of the query, or nothing if it lacks one. */
  const judge = ({ ref, score, matchData }) => {
    const { kind, title, names = [] } = entries.get(ref)
    const places = new Map() // field → position → word
    for (const [word, fields] of Object.entries(matchData.metadata))
      for (const [field, { position }] of Object.entries(fields)) {
        if (!places.has(field)) places.set(field, new Map())
        for (const place of position) places.get(field).set(place, word)
      }
    const hits = new Map([...places.keys()].map((field) => [field, new Set()]))
    const called = new Map() // names of an entity → the units that are in them
    for (const unit of request.units) {
      let there = false
      for (const [field, at] of places) {
        const name = field !== "text" && ENTITIES.has(kind)
        for (const [start, word] of at) {
          const run = (sequence) =>
            sequence.every((set, step) => set.has(at.get(start + step))) ? sequence.length : 0
          const length = Math.max(...unit.sequences.map(run), name && unit.names?.has(word) ? 1 : 0)
          if (!length) continue
          there = true
          for (let step = 0; step < length; step++) hits.get(field).add(start + step)
          const block = `${field} ${start >>> 20}`
          if (name) called.set(block, (called.get(block) ?? new Set()).add(unit))
        }
      }
      if (!there) return undefined
    }
    let name = { share: 0 }
    const whole = [...called].filter(([, inside]) => inside.size === request.units.length)
    for (const [block] of whole) {
      const [field, place] = block.split(" ")
      const length = split(field === "title" ? title : names[place]).length
      const count = [...hits.get(field)].filter((each) => each >>> 20 === Number(place)).length
      const share = count / length + (field === "title" ? 1e-3 : 0)
      if (share > name.share) name = { share, other: place }
    }
    if (whole.some(([block]) => block.startsWith("title"))) delete name.other
    const found = new Set()
    for (const [field, set] of hits) for (const place of set) found.add(places.get(field).get(place))
    answers.set(ref, { name, score, words: found })
    const fields = [...hits].filter(([, set]) => set.size)
    return Object.fromEntries(fields.map(([field, set]) => [field, { position: [...set] }]))
  }

  /** Makes the theme's index take words as they are, and answer what was asked. */
  const patch = (lunr) => {
    lunr.Pipeline.prototype.run = (tokens) =>
      tokens.map((token) => token.update(fold)).filter((token) => token.str)
    lunr.Index.prototype.search = function () {
      const all = request.units.flatMap(({ sequences, names = [] }) => [
        ...sequences.flatMap((sequence) => sequence.flatMap((set) => [...set])),
        ...names,
      ])
      const results = this.query((query) => {
        for (const word of new Set(all)) query.term(word, { usePipeline: false })
        for (const word of new Set(request.without))
          query.term(word, { usePipeline: false, presence: lunr.Query.presence.PROHIBITED })
      })
      answers.clear()
      return results.flatMap((result) => {
        const found = judge(result)
        return found ? [{ ...result, matchData: { metadata: { found } } }] : []
      })
    }
  }

  let settings

  /** Adds to an item what it is, and the words that its page is to mark. */
  const dress = (item) => {
    const { name, words: found } = answers.get(item.location) ?? { name: {}, words: [] }
    const shown = item.text.match(/<p>.*?<\/p>/g) ?? []
    const marked = shown.filter((paragraph) => paragraph.includes("<mark>"))
    const other = name.other && `<p>${settings.words.names}: <bdi>${item.names[name.other]}</bdi></p>`
    item.text = [other, ...(marked.length ? marked : shown.slice(0, 1))].filter(Boolean).join("")
    const kind = settings.words.kinds[item.kind]
    if (kind) item.title = `<span class="search-kind">${kind}</span> ${item.title}`
    const [path, anchor] = item.location.split("#")
    const written = [...found].flatMap((word) => [...words.get(word).written])
    const marks = [...new Set(written.map((word) => word.toLowerCase()))].join(" ")
    item.location = `${path}${marks && `?h=${encodeURIComponent(marks)}`}${anchor ? `#${anchor}` : ""}`
    item.terms = {}
    delete item.parent
    return item
  }

  /** Puts entities that are called so first, each by itself; then the rest, page by page. */
  const arrange = (found) => {
    const items = found.filter(({ location }) => answers.has(location))
    const reason = ({ location }) => answers.get(location)
    const named = items.filter((item) => reason(item).name.share)
    named.sort((one, other) => reason(other).name.share - reason(one).name.share)
    const rest = items.filter((item) => !reason(item).name.share)
    rest.sort((one, other) => reason(other).score - reason(one).score)
    const pages = new Map()
    for (const item of rest) {
      const [page] = item.location.split("#")
      pages.set(page, [...(pages.get(page) ?? []), item])
    }
    const groups = [...named.map((item) => [item]), ...pages.values()]
    // What the theme shows at once of a page, and opens with Enter, it knows by the score only.
    groups.forEach((group, place) =>
      group.forEach((item, inside) => (item.score = groups.length - place - (inside < SHOWN ? 0 : 0.5))),
    )
    for (const [page, group] of pages)
      if (entries.has(page) && !group.some(({ location }) => location === page))
        group.push({ ...entries.get(page), score: 0 })
    return [groups.map((group) => group.map(dress)), items.length]
  }

  /** Says how many answers there are, or why there are none. */
  const say = (count) => {
    const { language, digits, words: said } = settings
    const [one, ...more] = request.units
    if (!one) return undefined
    const fill = (key, ...values) =>
      said[key].replace(/\{\w+\}/, () => values.map((each) => `\u2068${each}\u2069`).join(said.comma))
    const last = request.units.at(-1)
    if (count) {
      const form = said.results[new Intl.PluralRules(language).select(count)] ?? said.results.other
      const written = new Intl.NumberFormat(`${language}-u-nu-${digits}`).format(count)
      const begun = last.others?.length ? [fill("begun", last.start)] : []
      return [form.replace("{number}", written), ...begun].join(" · ")
    }
    const missing = request.units.filter(({ sequences }) =>
      sequences.every((sequence) => sequence.some((set) => ![...set].some((word) => words.has(word)))),
    )
    const lines = [fill("none", request.query)]
    if (more.length && missing.length)
      lines.push(fill("missing", ...new Set(missing.map(({ typed }) => typed))))
    else if (more.length) lines.push(said.apart)
    const others = [...new Set(last.others)].sort((a, b) => a.length - b.length).slice(0, 5)
    if (others.length && fold(last.start).length > 1) lines.push(fill("other", ...others))
    return lines.join(" ")
  }

  /* Messages. Nothing is loaded or read before somebody searches: most readers never do. */

  const listen = self.addEventListener.bind(self)
  const post = self.postMessage.bind(self)
  let theme // the theme's listener
  let setup
  let loading
  let latest = 0

  const load = async () => {
    const { data } = setup
    if (settings.source && !data.docs.length) {
      const answer = await fetch(new URL(settings.source, self.location.href))
      data.docs = await answer.json()
    }
    separator = new RegExp(settings.separator)
    read(data.docs)
    months = settings.words.months.map((names) => names.map(split))
    await importScripts("theme-search.js")
    patch(self.lunr)
    await theme({ data: setup })
  }

  self.addEventListener = (_type, listener) => (theme = listener)
  self.postMessage = (message) => {
    if (message.type !== RESULT) return
    const [items, count] = arrange(message.data.items.flat())
    post({ type: RESULT, data: { items, said: say(count) } })
  }
  listen("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      setup = { type, data }
      settings = data.config
      post({ type: READY })
    } else if (type === QUERY) {
      const turn = ++latest
      // The theme asks for nothing as soon as a page is there; that is no search.
      if (!data.trim()) return post({ type: RESULT, data: { items: [] } })
      await (loading ??= load().catch((error) => {
        loading = undefined
        throw error
      }))
      if (turn !== latest) return
      request = understand(data)
      await theme({ data: { type, data: request.units.length ? "+asked" : "" } })
    }
  })
}
