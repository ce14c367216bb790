/* Pages opened from a disk may not start workers. This gives them one that runs in a hidden frame. */
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      const script = new URL(address, location.href)
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.srcdoc = "<!doctype html><title></title>"
      this.ready = new Promise((resolve) => {
        frame.addEventListener("load", () => resolve(this.#prepare(frame.contentWindow, script)), {
          once: true,
        })
      })
      document.body.append(frame)
    }

    postMessage(data) {
      this.ready.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })))
    }

    /* Gives the frame what a worker has, and loads the script. */
    async #prepare(inside, script) {
      const load = (address) =>
        new Promise((resolve, reject) => {
          const element = inside.document.createElement("script")
          element.addEventListener("load", resolve)
          element.addEventListener("error", reject)
          element.src = new URL(address, script)
          inside.document.head.append(element)
        })
      inside.importScripts = load
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      await load(script)
      return inside
    }
  }
}
