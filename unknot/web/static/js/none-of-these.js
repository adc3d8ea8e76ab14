// <none-of-these>: ticking "none of these" unticks the card, ticking something unticks "none of these", and only what
// is ticked can be not sure. The foot of the form says how many cards are open.

class NoneOfThese extends HTMLElement {
  connectedCallback() {
    this.none = this.querySelector(".none input");
    this.addEventListener("change", ({ target }) => this.#changed(target));
    tellOpen(this.closest("form"));
  }

  #changed(box) {
    if (box === this.none) {
      if (box.checked) for (const other of this.#boxes(() => true)) other.checked = false;
    } else {
      if (box.checked) this.none.checked = false;
      for (const other of this.#boxes((each) => each.name === box.name && each !== box)) {
        if (box.value === "unsure" && box.checked) other.checked = true;
        if (box.value === "yes" && !box.checked) other.checked = false;
      }
    }
    this.classList.remove("asked");
    tellOpen(this.closest("form"));
  }

  #boxes(which) {
    return [...this.querySelectorAll(".flag input")].filter(which);
  }
}

/** "3 of 5 parts are open", at the foot of the form. */
function tellOpen(form) {
  const say = form?.querySelector(".open-parts");
  if (!say) return;
  const parts = [...form.querySelectorAll("none-of-these")];
  const open = parts.filter((part) => !part.querySelector("input:checked")).length;
  say.textContent = open === 0 ? "All parts are answered" : `${open} of ${parts.length} parts open`;
  form.classList.toggle("complete", open === 0);
}

customElements.define("none-of-these", NoneOfThese);
