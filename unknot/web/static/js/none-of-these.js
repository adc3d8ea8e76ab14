// <none-of-these>: ticking "none of these" unticks the group, ticking something unticks "none of these", and a sign is
// either there or not sure.

class NoneOfThese extends HTMLElement {
  connectedCallback() {
    this.none = this.querySelector(".none input");
    this.addEventListener("change", ({ target }) => {
      if (!target.checked) return;
      if (target === this.none) this.#untick(() => true);
      else {
        this.none.checked = false;
        this.#untick((box) => box.name === target.name && box !== target);
      }
    });
  }

  #untick(which) {
    for (const box of this.querySelectorAll(".flag input")) if (which(box)) box.checked = false;
  }
}

customElements.define("none-of-these", NoneOfThese);
