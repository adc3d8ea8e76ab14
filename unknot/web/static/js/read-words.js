// <read-words>: reads the complaint as it is typed and shows what was understood as chips; places go onto the figure.
// The server reads; nothing is guessed here.

class ReadWords extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.text = this.form.querySelector("textarea[name=text]");
    this.chips = this.querySelector(".read");
    this.own = new Set();
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#read(), 350);
    });
    if (this.text.value.trim()) this.#read();
  }

  async #read() {
    const body = JSON.stringify({ text: this.text.value });
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const answer = await fetch("/api/read", { method: "POST", headers, body }).catch(() => null);
    if (!answer?.ok) return;
    this.#show(await answer.json());
  }

  #show(complaint) {
    const map = this.form.querySelector("body-map");
    const read = new Map(complaint.marks.map((mark) => [mark.place, mark]));
    for (const place of this.own) if (!read.has(place)) map.unmark(place);
    const byHand = new Set(map.marked().filter((place) => !this.own.has(place)));
    this.own = new Set();
    for (const [place, mark] of read) {
      if (byHand.has(place)) continue;
      map.mark(place, mark.strength, mark.feel);
      this.own.add(place);
    }
    this.chips.replaceChildren(...complaint.chips.map(chip));
  }
}

function chip({ kind, text }) {
  const item = document.createElement("li");
  item.className = kind === "place" ? "chip pain" : "chip";
  item.textContent = kind === "not-understood" ? `? ${text}` : text;
  return item;
}

customElements.define("read-words", ReadWords);
