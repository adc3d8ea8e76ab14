// <none-of-these>: ticking "none of these" clears nothing that was said; answering yes or not sure to a question keeps
// the rest open until "none of these" says so.

class NoneOfThese extends HTMLElement {
  connectedCallback() {
    this.none = this.querySelector(".none input");
    this.none.addEventListener("change", () => this.#fill());
  }

  #fill() {
    const groups = new Map();
    for (const radio of this.querySelectorAll(".flag [type=radio]")) {
      if (!groups.has(radio.name)) groups.set(radio.name, []);
      groups.get(radio.name).push(radio);
    }
    for (const radios of groups.values()) {
      const chosen = radios.find((radio) => radio.checked);
      if (this.none.checked && !chosen) radios.find((radio) => radio.value === "no").checked = true;
      if (!this.none.checked && chosen?.value === "no") chosen.checked = false;
    }
  }
}

customElements.define("none-of-these", NoneOfThese);
