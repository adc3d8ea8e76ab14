// <body-map>: the form's checkboxes as a figure. A tap toggles the checkbox of the same place; a further tap raises
// its strength; the list of marks below shows and changes each. The form stays the truth.

const STEPS = [3, 5, 7, 9];

class BodyMap extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.rows = this.form.querySelector(".mark-list");
    this.template = this.form.querySelector("#mark-row");
    this.section = this.form.querySelector(".marks");
    this.say = this.querySelector(".here");
    this.hidden = false;
    this.names = new Map();
    for (const view of this.querySelectorAll(".view")) if (view.firstElementChild) this.#prepare(view);
    this.addEventListener("click", (event) => this.#tapped(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("input", (event) => this.#changed(event));
    this.form.addEventListener("click", (event) => this.#removed(event));
    for (const row of this.rows.querySelectorAll(".mark")) this.#paint(row.dataset.place);
  }

  #prepare(view) {
    const svg = view.querySelector("svg");
    svg.removeAttribute("aria-hidden");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", `Body: ${view.dataset.view.replaceAll("-", " ")}`);
    for (const path of view.querySelectorAll("[data-region]")) this.#name(path);
    view.querySelector("[data-region]")?.setAttribute("tabindex", "0");
    for (const place of this.marked()) this.#paint(place);
  }

  #name(path) {
    const place = placeOf(path);
    const box = this.#box(place);
    const legend = box?.closest("fieldset")?.querySelector("legend")?.textContent ?? path.dataset.region;
    const name = path.dataset.side === "middle" ? legend : `${path.dataset.side} ${legend}`;
    this.names.set(place, name.charAt(0).toUpperCase() + name.slice(1).toLowerCase());
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
    path.setAttribute("aria-label", this.names.get(place));
    path.setAttribute("aria-pressed", "false");
  }

  #tapped(event) {
    const button = event.target.closest(".view-button");
    if (button) return this.show(button.dataset.view);
    const zoom = event.target.closest("[data-zoom-view]");
    if (zoom) return this.show(zoom.dataset.zoomView);
    const path = event.target.closest("[data-region]");
    if (path) this.#tap(placeOf(path));
  }

  #tap(place) {
    const row = this.#row(place);
    if (!row) return this.mark(place, 5);
    const range = row.querySelector("[type=range]");
    const next = STEPS.find((step) => step > Number(range.value));
    if (next === undefined) return this.unmark(place);
    range.value = String(next);
    this.#refresh(row);
    this.#paint(place);
  }

  /** Mark a place with a strength; `feel` is pain or tight. */
  mark(place, strength, feel = "pain") {
    let row = this.#row(place);
    if (!row) {
      row = this.template.content.firstElementChild.cloneNode(true);
      row.dataset.place = place;
      row.querySelector(".mark-name").textContent = this.names.get(place) ?? place;
      row.querySelector(".strength .visually-hidden").textContent = `How strong, 0 to 10: ${this.names.get(place)}`;
      row.querySelector("legend").textContent = `${this.names.get(place)}: pain or tight`;
      row.querySelector("[type=range]").name = `strength:${place}`;
      for (const radio of row.querySelectorAll("[type=radio]")) radio.name = `feel:${place}`;
      this.rows.prepend(row);
    }
    row.querySelector("[type=range]").value = String(strength);
    row.querySelector(`[type=radio][value=${feel}]`).checked = true;
    const box = this.#box(place);
    if (box) box.checked = true;
    this.#refresh(row);
    this.#paint(place);
    this.#bringIntoView(place);
  }

  /** Turn the figure when the side that is shown does not have the place. */
  #bringIntoView(place) {
    const shown = [...this.querySelectorAll(".view")].find((view) => !view.hidden);
    if (!shown || shown.querySelector(selector(place))) return;
    const other = [...this.querySelectorAll(".view")].find((view) => view.querySelector(selector(place)));
    if (other) this.show(other.dataset.view);
  }

  unmark(place) {
    this.#row(place)?.remove();
    const box = this.#box(place);
    if (box) box.checked = false;
    this.#paint(place);
  }

  marked() {
    return [...this.rows.querySelectorAll(".mark")].map((row) => row.dataset.place);
  }

  /** Show a view of the body; one that was not looked at yet is fetched first. */
  async show(view) {
    const wanted = this.querySelector(`.view[data-view="${view}"]`);
    if (!wanted) return;
    if (!wanted.firstElementChild) {
      const answer = await fetch(wanted.dataset.source).catch(() => null);
      if (!answer?.ok) return;
      const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
      wanted.replaceChildren(document.importNode(drawn.documentElement, true));
      this.#prepare(wanted);
    }
    for (const part of this.querySelectorAll(".view")) part.hidden = part.dataset.view !== view;
    for (const button of this.querySelectorAll(".view-button"))
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }

  #changed(event) {
    if (event.target.name === "place" && event.target.type === "checkbox") {
      if (event.target.checked) this.mark(event.target.value, 5);
      else this.unmark(event.target.value);
    }
    const row = event.target.closest(".mark");
    if (row) {
      this.#refresh(row);
      this.#paint(row.dataset.place);
    }
  }

  #removed(event) {
    const button = event.target.closest(".remove");
    if (button) this.unmark(button.closest(".mark").dataset.place);
  }

  #refresh(row) {
    row.querySelector("output").value = row.querySelector("[type=range]").value;
  }

  #paint(place) {
    const row = this.#row(place);
    const strength = row ? Number(row.querySelector("[type=range]").value) : -1;
    const feel = row?.querySelector("[type=radio]:checked")?.value ?? "pain";
    for (const path of this.querySelectorAll(selector(place))) {
      path.classList.remove("marked", "level-1", "level-2", "level-3", "level-4", "pain", "tight");
      path.setAttribute("aria-pressed", String(Boolean(row)));
      if (row) path.classList.add("marked", `level-${1 + Math.min(3, Math.max(0, Math.floor((strength - 1) / 3)))}`, feel);
      path.setAttribute("aria-label", this.names.get(place) + (row ? `, ${feel}, ${strength} of 10` : ""));
    }
    this.section.hidden = this.rows.children.length === 0;
    if (this.names.has(place)) this.say.textContent = row ? `${this.names.get(place)}: ${strength} of 10` : "";
  }

  #key(event) {
    const path = event.target.closest?.("[data-region]");
    if (!path) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.#tap(placeOf(path));
    }
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      walk(path, event.key);
    }
  }

  #row(place) {
    return this.rows.querySelector(`.mark[data-place="${place}"]`);
  }

  #box(place) {
    return this.form.querySelector(`input[type=checkbox][name=place][value="${place}"]`);
  }
}

const placeOf = (path) => `${path.dataset.region}:${path.dataset.side}`;

const selector = (place) => {
  const [region, side] = place.split(":");
  return `[data-region="${region}"][data-side="${side}"]`;
};

/** Arrow keys go to the nearest place in that direction. */
function walk(path, key) {
  const here = centre(path);
  const ahead = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null;
  let least = Infinity;
  for (const other of path.ownerSVGElement.querySelectorAll("[data-region]")) {
    if (other === path) continue;
    const there = centre(other);
    const along = (there.x - here.x) * ahead[0] + (there.y - here.y) * ahead[1];
    const aside = Math.abs((there.x - here.x) * ahead[1]) + Math.abs((there.y - here.y) * ahead[0]);
    const cost = along + 2.5 * aside;
    if (along > 1 && cost < least) [best, least] = [other, cost];
  }
  if (!best) return;
  path.setAttribute("tabindex", "-1");
  best.setAttribute("tabindex", "0");
  best.focus();
}

const centre = (path) => {
  const box = path.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

customElements.define("body-map", BodyMap);
