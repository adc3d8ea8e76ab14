// <body-map>: the form's checkboxes as a figure. A tap toggles the checkbox of the same place; a further tap raises
// its strength; the list of marks below shows and changes each. The form stays the truth.

import { centre, walk } from "./figure-walk.js";
import { onStroke } from "./stroke.js";

const STEPS = [3, 5, 7, 9];
const AREAS = "[data-region], [data-zoom-view]";

class BodyMap extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.rows = this.form.querySelector(".mark-list");
    this.template = this.form.querySelector("#mark-row");
    this.section = this.form.querySelector(".marks");
    this.say = this.querySelector(".here");
    this.undo = this.querySelector(".undo");
    this.past = [];
    for (const view of this.querySelectorAll(".view")) if (view.firstElementChild) this.#prepare(view);
    this.addEventListener("click", (event) => this.#tapped(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("input", (event) => this.#moved(event));
    this.form.addEventListener("change", (event) => this.#changed(event));
    this.form.addEventListener("click", (event) => this.#removed(event));
    this.undo?.addEventListener("click", () => this.#takeBack());
    for (const view of this.querySelectorAll(".view"))
      onStroke(view, { over: (path) => this.#over(placeOf(path)), ended: () => (this.stroke = null) });
    for (const place of this.marked()) this.#settle(this.#row(place));
    first(this.#shown())?.setAttribute("tabindex", "0");
  }

  #prepare(view) {
    const svg = view.querySelector("svg");
    svg.removeAttribute("aria-hidden");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", `Body, ${svg.getAttribute("aria-label") ?? view.dataset.view}`);
    for (const path of view.querySelectorAll("[data-region]")) this.#makeButton(path, this.#name(placeOf(path)), "false");
    for (const path of view.querySelectorAll("[data-zoom-view]")) this.#makeButton(path, `${closer(path)}, closer`);
    for (const place of this.marked()) this.#paint(place);
  }

  #makeButton(path, name, pressed) {
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
    path.setAttribute("aria-label", name);
    if (pressed) path.setAttribute("aria-pressed", pressed);
  }

  /** The words for a place, from the list of places: “Left calf”. */
  #name(place) {
    const [region, side] = place.split(":");
    const legend = this.#box(place)?.closest("fieldset")?.querySelector("legend")?.textContent ?? region.replaceAll("-", " ");
    return side === "middle" ? legend : `${upper(side)} ${legend.charAt(0).toLowerCase()}${legend.slice(1)}`;
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
    this.#touch(place);
    const row = this.#row(place);
    if (!row) return this.mark(place, 5);
    const range = row.querySelector("[type=range]");
    const next = STEPS.find((step) => step > Number(range.value));
    if (next === undefined) return this.unmark(place);
    range.value = String(next);
    this.#settle(row);
  }

  /** A stroke passes a place: it is marked unless it is marked already. One stroke is taken back at once. */
  #over(place) {
    if (this.#row(place)) return;
    this.#touch(place, this.stroke !== null && this.stroke !== undefined);
    this.stroke = place;
    this.mark(place, 5);
  }

  /** A place is changed by hand: what it was can be taken back, and words read later leave it alone. */
  #touch(place, together = false) {
    this.past.push({ place, together, ...this.#state(place) });
    if (this.undo) this.undo.hidden = false;
    this.dispatchEvent(new CustomEvent("touched", { bubbles: true, detail: { place } }));
  }

  #takeBack() {
    const { place, strength, feel, together } = this.past.pop();
    if (strength === undefined) this.unmark(place);
    else this.mark(place, strength, feel);
    if (together) return this.#takeBack();
    this.undo.hidden = this.past.length === 0;
    if (this.undo.hidden) first(this.#shown())?.focus();
  }

  #state(place) {
    const row = this.#row(place);
    if (!row) return {};
    return { strength: Number(row.dataset.strength), feel: row.dataset.feel };
  }

  /** Mark a place with a strength; `feel` is pain or tight. */
  mark(place, strength, feel = "pain") {
    let row = this.#row(place);
    if (!row) {
      row = this.template.content.firstElementChild.cloneNode(true);
      row.dataset.place = place;
      const name = this.#name(place);
      row.querySelector(".mark-name").textContent = name;
      row.querySelector(".strength .visually-hidden").textContent = `How strong, 0 to 10: ${name}`;
      row.querySelector("legend").textContent = `${name}: pain or tight`;
      row.querySelector(".remove").setAttribute("aria-label", `Remove ${name}`);
      row.querySelector("[type=range]").name = `strength:${place}`;
      for (const radio of row.querySelectorAll("[type=radio]")) radio.name = `feel:${place}`;
      this.rows.prepend(row);
    }
    row.querySelector("[type=range]").value = String(strength);
    row.querySelector(`[type=radio][value=${feel}]`).checked = true;
    const box = this.#box(place);
    if (box) box.checked = true;
    this.#settle(row);
    this.#bringIntoView(place);
  }

  /** Turn the figure when the side that is shown does not have the place. */
  #bringIntoView(place) {
    const shown = this.#shown();
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
    const inFigure = Boolean(document.activeElement?.closest(".view, .closer"));
    if (!wanted.firstElementChild && !(await this.#fetch(wanted))) return;
    for (const part of this.querySelectorAll(".view")) part.hidden = part !== wanted;
    for (const button of this.querySelectorAll(".view-button"))
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    this.#closeUps(view);
    first(wanted)?.setAttribute("tabindex", "0");
    if (inFigure) first(wanted)?.focus();
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

  #shown() {
    return [...this.querySelectorAll(".view")].find((view) => !view.hidden);
  }

  /** A close-up has neighbours, such as the sole and the top of a foot: buttons for these, and the way back. */
  #closeUps(view) {
    this.querySelector(".closer")?.remove();
    const group = groupOf(view);
    if (!group) return (this.whole = view);
    const names = [...this.querySelectorAll(".view")].map((part) => part.dataset.view);
    const row = document.createElement("div");
    row.className = "views closer";
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", `${upper(group.replaceAll("-", " "))}, closer`);
    row.append(button(this.whole ?? "front", "Whole body", false));
    for (const name of names.filter((name) => groupOf(name) === group))
      row.append(button(name, upper(name.slice(group.length + 1)), name === view));
    this.querySelector(".views").after(row);
  }

  #moved(event) {
    const row = event.target.closest(".mark");
    if (row) this.#paint(row.dataset.place);
  }

  #changed(event) {
    const row = event.target.closest(".mark");
    const place = row ? row.dataset.place : event.target.name === "place" ? event.target.value : "";
    if (!place) return;
    this.#touch(place);
    if (row) this.#settle(row);
    else if (event.target.checked) this.mark(place, 5);
    else this.unmark(place);
  }

  #removed(event) {
    const remove = event.target.closest(".remove");
    if (!remove) return;
    const { place } = remove.closest(".mark").dataset;
    this.#touch(place);
    this.unmark(place);
    (this.undo ?? this.rows.querySelector(".remove"))?.focus();
  }

  /** A row's values stand: they are what undo goes back to. */
  #settle(row) {
    row.dataset.strength = row.querySelector("[type=range]").value;
    row.dataset.feel = row.querySelector("[type=radio]:checked")?.value ?? "pain";
    this.#paint(row.dataset.place);
  }

  #paint(place) {
    const row = this.#row(place);
    const strength = row ? Number(row.querySelector("[type=range]").value) : -1;
    const feel = row?.querySelector("[type=radio]:checked")?.value ?? "pain";
    if (row) row.querySelector("output").value = String(strength);
    for (const path of this.querySelectorAll(selector(place))) {
      path.classList.remove("marked", "level-1", "level-2", "level-3", "level-4", "pain", "tight");
      path.setAttribute("aria-pressed", String(Boolean(row)));
      if (row) path.classList.add("marked", `level-${1 + Math.min(3, Math.max(0, Math.floor((strength - 1) / 3)))}`, feel);
      path.setAttribute("aria-label", this.#name(place) + (row ? `, ${feel}, ${strength} of 10` : ""));
    }
    this.section.hidden = this.rows.children.length === 0;
    this.say.textContent = row ? `${this.#name(place)}: ${strength} of 10` : "";
  }

  #key(event) {
    const path = event.target.closest?.(AREAS);
    if (!path) return;
    const keys = { Enter: () => path.dispatchEvent(new MouseEvent("click", { bubbles: true })), Escape: () => this.#back() };
    keys[" "] = keys.Enter;
    if (event.key.startsWith("Arrow")) walk(path, event.key, AREAS);
    else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  }

  #back() {
    if (groupOf(this.#shown().dataset.view)) this.show(this.whole ?? "front");
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

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** “head” of head-front, “foot-left” of foot-left-sole, nothing of a view of the whole body. */
const groupOf = (view) => /^(head|(?:hand|foot)-(?:left|right))-/.exec(view)?.[1] ?? "";

const closer = (path) => upper(groupOf(path.dataset.zoomView).split("-").reverse().join(" "));

/** Where the keyboard enters a view: the place nearest to its middle. */
function first(view) {
  const box = view?.querySelector("svg")?.viewBox.baseVal;
  if (!box) return null;
  const current = view.querySelector('[role=button][tabindex="0"]');
  if (current) return current;
  const far = (path) => {
    const at = centre(path);
    return Math.hypot(at.x - box.width / 2, at.y - box.height / 3);
  };
  return [...view.querySelectorAll("[data-region]")].reduce((a, b) => (a && far(a) <= far(b) ? a : b), null);
}

function button(view, text, pressed) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "view-button", textContent: text });
  made.dataset.view = view;
  made.setAttribute("aria-pressed", String(pressed));
  return made;
}

customElements.define("body-map", BodyMap);
