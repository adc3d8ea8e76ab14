// <read-words>: reads the complaint as it is typed and shows what was understood as chips; places go onto the figure.
// The server reads; nothing is guessed here.

class ReadWords extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.text = this.form.querySelector("textarea[name=text]");
    this.chips = this.querySelector(".read");
    this.own = new Map();
    this.settled = new Set();
    this.asked = 0;
    this.form.addEventListener("touched", ({ detail }) => this.#leave(detail.place));
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#read(), 350);
    });
    // A form that comes back has its marks already.
    this.known = this.form.querySelector(".mark-list .mark") !== null;
    if (this.text.value.trim()) this.#read();
  }

  async #read() {
    const body = JSON.stringify({ text: this.text.value });
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const turn = ++this.asked;
    const answer = await fetch("/api/read", { method: "POST", headers, body }).catch(() => null);
    if (!answer?.ok || turn !== this.asked) return;
    this.#show(await answer.json());
  }

  /** What was changed by hand stays as it is, whatever the words say. */
  #leave(place) {
    this.own.delete(place);
    this.settled.add(place);
  }

  #show(complaint) {
    const map = this.form.querySelector("body-map");
    const read = new Map(complaint.marks.map((mark) => [mark.place, mark]));
    if (this.known) this.#recall(read, new Set(map.marked()));
    this.known = false;
    for (const place of [...this.own.keys()]) if (!read.has(place)) this.#drop(map, place);
    const byHand = new Set(map.marked().filter((place) => !this.own.has(place)));
    for (const [place, mark] of read) {
      if (byHand.has(place) || this.settled.has(place) || this.own.get(place) === toldOf(mark)) continue;
      map.mark(place, mark.strength, mark.feel);
      this.own.set(place, toldOf(mark));
    }
    this.chips.replaceChildren(...complaint.chips.map(chip));
  }

  /** Of a form that came back: what words and marks share came from the words; what only the words name was taken off. */
  #recall(read, marked) {
    for (const [place, mark] of read) {
      if (marked.has(place)) this.own.set(place, toldOf(mark));
      else this.settled.add(place);
    }
  }

  #drop(map, place) {
    map.unmark(place);
    this.own.delete(place);
  }
}

const toldOf = ({ strength, feel }) => `${strength} ${feel}`;

function chip({ kind, text }) {
  const item = document.createElement("li");
  item.className = kind === "place" ? "chip pain" : "chip";
  item.textContent = kind === "not-understood" ? `? ${text}` : text;
  return item;
}

customElements.define("read-words", ReadWords);
