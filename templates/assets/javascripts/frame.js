/* The theme's search hears only keys; text that is pasted, dictated or composed counts as well. */
document.addEventListener("input", ({ target }) => {
  if (target.matches(".md-search__input")) target.dispatchEvent(new KeyboardEvent("keyup"))
})
