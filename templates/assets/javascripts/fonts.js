/* The stylesheet takes no font that is late, so that no text moves. Here a page's fonts are asked for
 * at once, so that they seldom are. A disk cannot be asked in advance: its fonts may come late. */
{
  const here = document.currentScript.src
  const address = (script, weight) => new URL(`../fonts/plex-${script}-${weight}.woff2`, here).href
  if (location.protocol === "file:") {
    document.addEventListener("DOMContentLoaded", () => {
      for (const { family, weight, unicodeRange } of [...document.fonts]) {
        const script = /\b0?600-0?6FF\b/i.test(unicodeRange) ? "arabic" : "latin"
        const source = `url("${address(script, weight)}")`
        document.fonts.add(new FontFace(family, source, { weight, unicodeRange, display: "swap" }))
      }
    })
  } else {
    const scripts = document.documentElement.dir === "rtl" ? ["arabic", "latin"] : ["latin"]
    for (const script of scripts) {
      for (const weight of [400, 600]) {
        const link = document.createElement("link")
        Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" })
        link.href = address(script, weight)
        document.head.append(link)
      }
    }
  }
}
