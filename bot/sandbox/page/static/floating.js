// What lies over the page for a while: notices, menus, dialogs, a picture made large.

import { h, iconButton } from "./dom.js";

const STAYS = 4200; // milliseconds
let opened = 0;

/** A line over a part of the page, gone after a while. */
export function notice(where, text, kind = "") {
  const place = where.querySelector(":scope > .notices");
  const line = h("p", { class: `notice ${kind}`, dir: "auto" }, text);
  place.append(line);
  setTimeout(() => line.remove(), STAYS);
}

/** Where the lines over a part of the page appear, and are read aloud. */
export function noticePlace() {
  return h("div", { class: "notices", role: "status" });
}

/** A menu at a button; each of the items has a `label`, what it does (`act`) and maybe a `drawing`. */
export function openMenu(button, items) {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto" });
  menu.append(
    ...items.map(({ label, act, drawing }) => {
      const onclick = () => {
        menu.hidePopover();
        act();
      };
      return h("button", { type: "button", role: "menuitem", onclick }, drawing ?? null, label);
    }),
  );
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  menu.addEventListener("keydown", (event) => walk(event, [...menu.children]));
  button.after(menu);
  menu.showPopover();
  put(menu, button.getBoundingClientRect());
  menu.firstElementChild.focus();
}

function walk(event, items) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement) + step;
  items[(at + items.length) % items.length].focus();
}

function put(menu, { left, right, top, bottom }) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = bottom + 6 + height < innerHeight;
  menu.style.top = `${below ? bottom + 6 : Math.max(8, top - height - 6)}px`;
  menu.style.left = `${Math.max(8, left + width < innerWidth - 8 ? left : right - width)}px`;
}

/** A dialog with a title; answers the element to be filled and a function that closes it. */
export function openDialog(title, ...content) {
  const name = `dialog-${(opened += 1)}`;
  const close = () => dialog.close();
  const head = h("header", {}, h("h2", { id: name }, title), iconButton("close", "Close", close));
  const dialog = h("dialog", { "aria-labelledby": name }, head, ...content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

/**
 * A dialog with a form. `done` is given what was filled in; where it throws, that is said in place.
 */
export function openForm(title, submit, fields, done) {
  const wrong = h("p", { class: "wrong", role: "alert" });
  const form = h("form", {}, fields, wrong, h("button", { class: "main" }, submit));
  const { dialog, close } = openDialog(title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    try {
      await done(Object.fromEntries(new FormData(form)));
      close();
    } catch (error) {
      wrong.textContent = error.message;
    }
  });
  return dialog;
}

/** A labelled input of a form; attributes are those of the input. */
export function field(label, name, attributes = {}) {
  return h("label", {}, h("span", {}, label), h("input", { name, autocomplete: "off", ...attributes }));
}

/** A labelled choice of a form, from pairs of value and words. */
export function choice(label, name, options, attributes = {}) {
  const shown = options.map(([value, words]) => h("option", { value }, words));
  return h("label", {}, h("span", {}, label), h("select", { name, ...attributes }, shown));
}

/** A picture as large as the window allows. */
export function enlarge(path, alt) {
  const { dialog, close } = openDialog("Picture", h("img", { src: path, alt, onclick: () => close() }));
  dialog.classList.add("lightbox");
}

/** What has to be read before one goes on. */
export function alertDialog(text) {
  const button = h("button", { type: "button", class: "main", onclick: () => close() }, "OK");
  const { close } = openDialog("Message", h("p", { dir: "auto" }, text), button);
  button.focus();
}
