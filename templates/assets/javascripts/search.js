/* The search worker: the theme's own, with words folded as readers type them.
 *
 * A word is indexed as it is written, without marks and letter variants, and again without what
 * Arabic joins to its front and English to its end. A word of the query is folded likewise. All
 * words must be found in an entry; only if no entry has them all are entries with some shown, and
 * the missing words named. Nothing is matched by likeness. */
"use strict"
{
  const MARKS = /[\p{M}\p{Cf}\u0640'’‘ʼʾʿ`´٬,]/gu
  const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?=.{3})/
  const NO_ARTICLE = /^\p{M}*[وف]?[بك]?[أإآ]/u
  const JOINED = [/^[وف](?=.{3})/, /^[بكل](?=.{4})/]

  /** Writes a word in the one way that all its spellings have in common. */
  const fold = (word) =>
    word
      .normalize("NFC")
      .toLowerCase()
      .replace(/[ؤئ]/g, "ء")
      .normalize("NFKD")
      .replace(MARKS, "")
      .replace(/ٱ/g, "ا")
      .replace(/[ىی]/g, "ي")
      .replace(/[ةە]/g, "ه")
      .replace(/ک/g, "ك")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)

  /** Takes the plural off an English word; short words keep their s, and so does "status". */
  const singular = (word) => {
    if (!/^[a-z]{5,}$/.test(word)) return word
    return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/([^us])s$/, "$1")
  }

  /** Lists the forms under which a word is found. */
  const forms = (word) => {
    const all = new Set([word, singular(word)])
    for (let rest = word; ARTICLE.test(rest); ) all.add((rest = rest.replace(ARTICLE, "")))
    let rest = word
    for (const joined of JOINED) if (joined.test(rest)) all.add((rest = rest.replace(joined, "")))
    all.add(word.replace(JOINED[1], ""))
    all.delete("")
    return all
  }

  const asked = new Map() // folded word → as the reader typed it
  let separator = /\s+/
  let terms // all that the index knows, in order

  /** Tells whether a word of the index begins so, or is so. */
  const known = (start, exact = false) => {
    let low = 0
    let high = terms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (terms[middle] < start) low = middle + 1
      else high = middle
    }
    return low < terms.length && (exact ? terms[low] === start : terms[low].startsWith(start))
  }

  /** Gives the index's term for a word of the query; it is the beginning of one, unless exact. */
  const term = (word, exact) => {
    const folded = fold(word)
    if (exact || /^(?:\d+|.{1,2})$/.test(folded)) return [folded, true]
    const one = singular(folded)
    if (one !== folded && known(one, true)) return [one, true]
    const bare = NO_ARTICLE.test(word.normalize("NFC")) ? folded : folded.replace(ARTICLE, "")
    return [[bare, ...forms(bare)].find((form) => known(form)) ?? bare, false]
  }

  /** Rewrites a query for the theme. In quotes, words are not continued; a minus excludes one. */
  const rewrite = (query) => {
    asked.clear()
    const words = []
    for (const [, quoted, minus, loose] of query.matchAll(/"([^"]*)"?|(?<!\S)(-?)([^\s"]+)/g))
      for (const word of (quoted ?? loose).split(new RegExp(`(?:${separator.source})|[*~^:+\\\\]`))) {
        if (!word || !fold(word)) continue
        const [found, exact] = term(word, quoted !== undefined)
        if (!minus) asked.set(found, word)
        words.push(`${minus || "+"}${found}${exact ? "" : "*"}`)
      }
    return words.join(" ")
  }

  /** Names the words as they stand in the entry, so that its page can highlight them. */
  const name = (item) => {
    const marked = `${item.title} ${item.text}`.matchAll(/<mark>(.*?)<\/mark>/g)
    item.terms = Object.fromEntries([
      ...Array.from(marked, ([, word]) => [word, true]),
      ...Object.entries(item.terms).flatMap(([found, there]) =>
        there ? [] : [[asked.get(found) ?? found, false]],
      ),
    ])
  }

  /** Changes the theme's index: how it is filled, and what it answers. */
  const patch = (lunr) => {
    lunr.Pipeline.prototype.run = (tokens) =>
      tokens.flatMap((token) => Array.from(forms(fold(`${token}`)), (form) => token.clone(() => form)))
    lunr.Pipeline.prototype.runString = (word) => [word]
    const build = lunr.Builder.prototype.build
    lunr.Builder.prototype.build = function () {
      const index = build.call(this)
      terms = Object.keys(index.invertedIndex).sort()
      return index
    }
    const search = lunr.Index.prototype.search
    lunr.Index.prototype.search = function (query) {
      let results = search.call(this, query)
      if (!results.length) results = search.call(this, query.replace(/(?<!\S)\+/g, ""))
      // Two forms of one word may both match; it must be marked only once.
      for (const { matchData } of results) {
        const seen = new Set()
        for (const fields of Object.values(matchData.metadata))
          for (const [field, { position }] of Object.entries(fields))
            fields[field].position = position.filter((place) => {
              const key = `${field} ${place}`
              return !seen.has(key) && seen.add(key)
            })
      }
      return results
    }
  }

  const SETUP = 0
  const READY = 1
  const QUERY = 2
  const RESULT = 3
  const listen = self.addEventListener.bind(self)
  const post = self.postMessage.bind(self)
  let theme // the theme's listener
  let setup // its settings, until the entries are here
  let loading
  let latest = 0

  /** Fetches the entries when somebody first searches: most readers of a page never do. */
  const load = async () => {
    const { data } = setup
    if (data.config.source && !data.docs.length) {
      const answer = await fetch(new URL(data.config.source, self.location.href))
      data.docs = await answer.json()
    }
    await theme({ data: setup })
  }

  const receive = async (event) => {
    const { type, data } = event.data
    if (type === SETUP) {
      setup = event.data
      separator = new RegExp(data.config.separator)
      post({ type: READY })
    } else if (type === QUERY) {
      const turn = ++latest
      await (loading ??= load().catch((error) => {
        loading = undefined
        throw error
      }))
      if (turn === latest) await theme({ data: { type, data: rewrite(data) } })
    }
  }

  self.addEventListener = (_type, listener) => (theme = listener)
  self.postMessage = (message) => {
    if (message.type !== RESULT) return
    for (const item of message.data.items.flat()) name(item)
    post(message)
  }
  const start = () => {
    patch(self.lunr)
    listen("message", receive)
  }
  const imported = importScripts("theme-search.js")
  if (imported) imported.then(start)
  else start()
}
