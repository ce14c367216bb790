/* Filters the timeline by what its reader chooses; the choice stands in the address, so that it can be sent.
 * Without this script the whole list is there, and the pages of places and people gather theirs. */
{
  const form = document.querySelector(".filters")
  const entries = [...document.querySelectorAll("ol.timeline > li")]
  const shown = form.querySelector("[role=status] bdi")
  const unfiltered = document.querySelector("[data-unfiltered]")
  const nothing = document.querySelector("[data-nothing]")
  const numbers = new Intl.NumberFormat(`en-u-nu-${form.dataset.digits}`)

  const filter = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value)
    let left = 0
    for (const entry of entries) {
      entry.hidden = !chosen.every(([name, value]) => entry.dataset[name].split(" ").includes(value))
      left += !entry.hidden
    }
    unfiltered.hidden = chosen.length > 0
    nothing.hidden = left > 0
    shown.textContent = numbers.format(left)
    return chosen
  }

  for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
    if (form.elements[name]?.querySelector(`option[value="${CSS.escape(value)}"]`)) form.elements[name].value = value
  filter()
  form.addEventListener("change", () => history.replaceState(null, "", `#${new URLSearchParams(filter())}`))
}
