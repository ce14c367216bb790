/* What the theme's own script lacks: the search and its words, for every reader and keyboard. */
{
  const input = document.querySelector(".md-search__input")
  const toggle = document.getElementById("__search")

  /* The theme's search hears only keys; text that is pasted, dictated or composed counts as well. */
  input?.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")))

  /* The worker says how many answers there are, or why there are none. */
  const said = document.querySelector(".md-search-result__meta")
  said?.setAttribute("role", "status")
  window.component$?.subscribe((component) => {
    if (component.said) said.textContent = component.said
  })

  /* The theme knows its keys by their Latin letters; on other keyboards, by where they lie. */
  const KEYS = { KeyF: "f", KeyS: "s", Slash: "/" }
  window.addEventListener("keydown", (event) => {
    const { altKey, code, ctrlKey, key, metaKey, isComposing } = event
    if (!(code in KEYS) || altKey || ctrlKey || metaKey || isComposing || !/^\P{ASCII}+$/u.test(key))
      return
    const same = new KeyboardEvent("keydown", { key: KEYS[code], bubbles: true, cancelable: true })
    if (!toggle.checked && !document.body.dispatchEvent(same)) event.preventDefault()
  })

  /* Tab goes through the answers like the arrows, and on from the last; Escape goes back. */
  let before
  input?.addEventListener("focus", ({ relatedTarget }) => {
    if (relatedTarget && !relatedTarget.closest(".md-search")) before = relatedTarget
  })
  document.addEventListener("keydown", (event) => {
    if (!toggle?.checked) return
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey) {
      const answers = ".md-search-result :is(a, summary)"
      const all = [input, ...document.querySelectorAll(answers)].filter(
        (each) => each === input || each.checkVisibility(),
      )
      const next = all[all.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)]
      if (!next || !all.includes(document.activeElement)) return
      next.focus()
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === "Shift") {
      event.stopPropagation() // or the theme takes it for typing, and leaves the answer
    } else if (event.key === "Escape") {
      setTimeout(() => {
        before?.focus()
        before = undefined
      })
    }
  })

  /* The page of an answer marks the words that were found, each as a whole. */
  const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|['’‘ʼʾʿ`´](?=\p{L})|[.,٬](?=\p{N}))*/gu
  const mark = (wanted) => {
    const content = document.getElementById("content")
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
    const nodes = []
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest("script, style, svg")) nodes.push(walker.currentNode)
    for (const node of nodes)
      for (const found of [...node.data.matchAll(WORD)].reverse()) {
        if (!wanted.has(found[0].toLowerCase())) continue
        const range = document.createRange()
        range.setStart(node, found.index)
        range.setEnd(node, found.index + found[0].length)
        range.surroundContents(document.createElement("mark"))
      }
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const marks = [...(target?.querySelectorAll("mark") ?? [])]
    const closed = marks.map((each) => each.closest("details:not([open])"))
    if (closed.length && closed.every(Boolean)) closed[0].open = true
  }
  const wanted = new URLSearchParams(location.search).get("h")
  if (wanted) mark(new Set(wanted.split(" ")))
}
