/* Added to each page while it is previewed: shows what is wrong with the content over the page, and
   loads the page again once a build has changed it. Uses no markup and no inline style, so that it
   works under the site's content security policy. */
(() => {
  "use strict"

  const { version } = document.currentScript.dataset
  const OPEN = "factsheet-preview-open"

  const style = new CSSStyleSheet()
  style.replaceSync(`
    section {
      color-scheme: light dark; position: fixed; z-index: 2147483647; inset: auto 0 0; max-height: 60vh;
      overflow: auto; box-sizing: border-box; padding: 0 1.5rem 1rem; text-align: left;
      border-top: 4px solid #9a2d2d; background: #fff; color: #1b1f24; box-shadow: 0 0 24px #0006;
      font: 16px/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
    }
    header {
      display: flex; justify-content: space-between; align-items: start; gap: 1rem;
      position: sticky; top: 0; padding-top: 1rem; background: inherit;
    }
    h2 { margin: 0; font-size: 1.2em }
    button { font: inherit; padding: .2em .8em; cursor: pointer }
    ol { margin: 0; padding: 0; list-style: none }
    li { margin-top: 1rem }
    p { margin: 0 }
    p:first-child { font-weight: 600; color: #9a2d2d }
    @media (prefers-color-scheme: dark) {
      section { background: #1c2024; color: #e9e6e0; border-color: #f09a94 }
      p:first-child { color: #f09a94 }
    }
    @media print { section { display: none } }
  `)

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children) // texts become text nodes, never markup
    return made
  }

  const host = element("factsheet-preview", {})
  const root = host.attachShadow({ mode: "open" })
  root.adoptedStyleSheets = [style]

  const close = () => root.replaceChildren()

  const show = troubles => {
    const button = element("button", { type: "button" }, "Close")
    button.addEventListener("click", close)
    const count = troubles.length === 1 ? "1 problem" : `${troubles.length} problems`
    root.replaceChildren(
      element("section", { role: "alert", lang: "en", dir: "ltr", tabindex: "0" },
        element("header", {}, element("h2", {}, `${count}; the page is as before`), button),
        element("ol", { role: "list" }, ...troubles.map(lines =>
          element("li", {}, ...lines.filter(Boolean).map(line => element("p", {}, line)))
        ))
      )
    )
    if (!host.isConnected) document.documentElement.append(host)
  }

  const details = () => [...document.querySelectorAll("details")]

  const reload = () => {
    const open = details().flatMap(({ open }, index) => open ? [index] : [])
    sessionStorage.setItem(OPEN, JSON.stringify(open))
    location.reload() // the browser keeps the scroll position
  }

  /* What was opened before is open again, since else the page would stand elsewhere. */
  const opened = JSON.parse(sessionStorage.getItem(OPEN) ?? "[]")
  sessionStorage.removeItem(OPEN)
  details().forEach((each, index) => { if (opened.includes(index)) each.open = true })

  document.addEventListener("keydown", event => { if (event.key === "Escape") close() })

  /* A hidden page does not listen, since a browser keeps only six connections to a server. */
  let events
  const listen = () => {
    events?.close()
    if (document.hidden) return
    events = new EventSource(`/@preview/events?${encodeURIComponent(decodeURIComponent(location.pathname))}`)
    events.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data)
      if (state.version !== version) reload()
      else if (state.troubles.length) show(state.troubles)
      else close()
    })
  }
  document.addEventListener("visibilitychange", listen)
  listen()
})()
