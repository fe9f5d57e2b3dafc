// The bot's commands: behind a button, and while one types a slash.

import { h } from "./dom.js";

let lists = 0;

/** The list over the composer, and the button that opens it. */
export class Commands {
  constructor(composer) {
    this.composer = composer;
    this.known = [];
    this.at = -1;
    const name = `commands-${(lists += 1)}`;
    this.list = h("ul", { class: "commands", id: name, role: "listbox", "aria-label": "Commands", hidden: true });
    this.button = h("button", { type: "button", class: "slash", "aria-label": "Commands", "aria-expanded": "false", onclick: () => this.toggle(), hidden: true }, "/");
    composer.input.setAttribute("aria-controls", name);
    composer.input.addEventListener("blur", () => this.close());
  }

  update(commands) {
    this.known = commands;
    this.button.hidden = !commands.length;
    this.composer.input.toggleAttribute("aria-haspopup", commands.length > 0);
  }

  toggle() {
    if (this.list.hidden) this.composer.write("/");
    else this.close();
  }

  /** Show what fits to what is typed. */
  filter() {
    const typed = /^\/(\w*)$/.exec(this.composer.input.value);
    this.fitting = typed ? this.known.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    this.at = -1;
    this.list.hidden = !this.fitting.length;
    this.list.replaceChildren(...this.fitting.map((one, place) => this.option(one, place)));
    this.mark();
  }

  option({ command, description }, place) {
    const onmousedown = (event) => {
      event.preventDefault();
      this.choose(place);
    };
    const words = [h("b", {}, `/${command}`), h("span", { dir: "auto" }, description)];
    return h("li", { role: "option", id: `${this.list.id}-${place}`, onmousedown }, words);
  }

  mark() {
    this.button.setAttribute("aria-expanded", !this.list.hidden);
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", place === this.at));
    const chosen = this.list.children[this.at];
    chosen?.scrollIntoView({ block: "nearest" });
    this.composer.input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  }

  /** Take the keys that walk through an open list; answers whether this was one. */
  typed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (this.list.hidden) return false;
    if (step) this.at = (this.at + step + this.fitting.length) % this.fitting.length;
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" || event.key === "Tab") && this.at >= 0) this.choose(this.at);
    else return false;
    this.mark();
    event.preventDefault();
    return true;
  }

  choose(place) {
    const { command } = this.fitting[place];
    this.close();
    this.composer.write(`/${command}`);
    this.close();
    this.composer.send();
  }

  close() {
    this.list.hidden = true;
    this.mark();
  }
}
