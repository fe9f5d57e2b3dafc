// Elements made by hand: text goes in as text, so nothing that people write can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`on…` are listeners, false and null leave one out) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

const PATHS = {
  attach: "M8 12.5 14.6 6a3.2 3.2 0 0 1 4.5 4.5l-8.4 8.4a5 5 0 0 1-7.1-7.1l7.9-7.9",
  back: "M5 12h14M5 12l6-6M5 12l6 6",
  close: "M6 6l12 12M18 6 6 18",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6",
  day: "M12 3v2M12 19v2M4.6 4.6l1.5 1.5M17.9 17.9l1.5 1.5M3 12h2M19 12h2M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z",
  document: "M7 3h7l5 5v13H7zM14 3v5h5",
  down: "M12 5v14M12 19l-6-6M12 19l6-6",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  forward: "M13 6l6 6-6 6M19 12H5",
  location: "M12 21s7-6.2 7-11.2A7 7 0 0 0 5 9.8C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9.5v.01",
  plus: "M12 5v14M5 12h14",
  prompt: "M5 5l7 7-7 7M13 5l7 7-7 7",
  reply: "M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6",
  send: "M4 12 20 4l-5 16-3.5-6.5z",
  stop: "M8 8h8v8H8z",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  quarter: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  week: "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
};

/** A drawing in the colour of the text beside it; what it means is said in words elsewhere. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

/** A button that shows a drawing only. */
export function iconButton(name, label, onclick, attributes = {}) {
  const named = { type: "button", class: "round", "aria-label": label, title: label, onclick };
  return h("button", { ...named, ...attributes }, icon(name));
}

/** A person's initials on a colour of their own. */
export function avatar(person) {
  const letters = [...person.name.slice(0, 2)].slice(0, 1).concat([...(person.surname ?? "")].slice(0, 1));
  return h("span", { class: `avatar tone-${person.id % 7}`, "aria-hidden": "true" }, letters.join(""));
}

/** A person's whole name. */
export function fullName(person) {
  return person.surname ? `${person.name} ${person.surname}` : person.name;
}
