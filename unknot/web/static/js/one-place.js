// <one-place>: one place of the form, chosen by a tap on the figure. The radio buttons of the list stay the truth.
import { walk } from "./figure-walk.js";

const AREAS = "[data-region], [data-zoom-view]";

class OnePlace extends HTMLElement {
  connectedCallback() {
    this.say = this.querySelector(".here");
    for (const view of this.#views()) this.#prepare(view);
    this.addEventListener("click", (event) => this.#tapped(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #views() {
    return [...this.querySelectorAll(".view")];
  }

  #prepare(view) {
    const svg = view.querySelector("svg");
    if (!svg) return;
    svg.removeAttribute("aria-hidden");
    svg.setAttribute("role", "radiogroup");
    svg.setAttribute("aria-label", `Body, ${view.dataset.view.replaceAll("-", " ")}`);
    const areas = [...view.querySelectorAll(AREAS)];
    for (const path of areas) {
      path.setAttribute("role", path.dataset.region ? "radio" : "button");
      path.setAttribute("tabindex", "-1");
      path.setAttribute("aria-label", path.dataset.region ? this.#name(placeOf(path)) : `${path.dataset.zoomView.replaceAll("-", " ")}, closer`);
    }
    areas[0]?.setAttribute("tabindex", "0");
  }

  #name(place) {
    const legend = this.#radio(place)?.closest("fieldset").querySelector("legend").textContent ?? place;
    const side = place.split(":")[1];
    return side === "middle" ? legend : `${legend}, ${side}`;
  }

  #radio(place) {
    return this.querySelector(`input[name=place][value="${place}"]`);
  }

  #tapped({ target }) {
    const turn = target.closest(".view-button, [data-zoom-view]");
    if (turn) return this.#show(turn.dataset.view ?? turn.dataset.zoomView);
    const path = target.closest("[data-region]");
    const radio = path && this.#radio(placeOf(path));
    if (!radio) return;
    radio.checked = true;
    this.#draw();
  }

  async #show(name) {
    const wanted = this.querySelector(`.view[data-view="${name}"]`);
    if (!wanted || (!wanted.firstElementChild && !(await this.#fetch(wanted)))) return;
    for (const view of this.#views()) view.hidden = view !== wanted;
    for (const button of this.querySelectorAll(".view-button"))
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
    this.#draw();
  }

  async #fetch(view) {
    const answer = await fetch(view.dataset.source).catch(() => null);
    if (!answer?.ok) {
      this.say.textContent = "This view cannot be fetched just now. Choose the place from the list.";
      return false;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    view.replaceChildren(document.importNode(drawn.documentElement, true));
    this.#prepare(view);
    return true;
  }

  #draw() {
    const place = this.querySelector("input[name=place]:checked")?.value ?? "";
    for (const path of this.querySelectorAll("[data-region]")) {
      const chosen = placeOf(path) === place;
      path.classList.toggle("marked", chosen);
      path.classList.toggle("level-3", chosen);
      path.setAttribute("aria-checked", String(chosen));
    }
    this.say.textContent = place ? this.#name(place) : "";
  }

  #key(event) {
    const path = event.target.closest?.(AREAS);
    if (!path) return;
    if (event.key.startsWith("Arrow")) walk(path, event.key, AREAS);
    else if (event.key === "Enter" || event.key === " ") path.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else return;
    event.preventDefault();
  }
}

const placeOf = (path) => `${path.dataset.region}:${path.dataset.side}`;

customElements.define("one-place", OnePlace);
