// What can be sent beside texts.

import { h, icon } from "./dom.js";
import { choice, field, openForm } from "./floating.js";
import { act, base64 } from "./wire.js";

const PLACES = [
  ["52.3676, 4.9041", "Amsterdam"],
  ["41.3874, 2.1686", "Barcelona"],
  ["30.0444, 31.2357", "Cairo"],
  ["51.5072, -0.1276", "London"],
  ["28.6139, 77.2090", "New Delhi"],
  ["40.7128, -74.0060", "New York"],
  ["37.7749, -122.4194", "San Francisco"],
  ["-23.5505, -46.6333", "São Paulo"],
  ["-33.8688, 151.2093", "Sydney"],
  ["35.6764, 139.6500", "Tokyo"],
];

const send = (chat, content) => act("send", { person: chat.person.id, ...content });

/** Each has a label, a drawing, and `open`, which asks for what is needed and sends it. */
export const ATTACHMENTS = [
  { label: "Photo", drawing: "photo", open: (chat) => pick("image/png,image/jpeg,image/webp", (file) => sendPicture(chat, file)) },
  { label: "File", drawing: "document", open: (chat) => pick("", (file) => sendFile(chat, file)) },
  { label: "Contact", drawing: "contact", open: sendContact },
  { label: "Location", drawing: "location", open: sendLocation },
  { label: "Voice message", drawing: "voice", open: (chat) => chat.do("send", { voice: 7 }) },
  { label: "Forwarded message", drawing: "forward", open: sendForwarded },
];

/** Ask for a caption, showing the picture, and send it. */
export function sendPicture(chat, file) {
  const address = URL.createObjectURL(file);
  const preview = h("img", { class: "preview", src: address, alt: file.name });
  const fields = [preview, field("Caption", "caption", { maxlength: 1024, dir: "auto", autofocus: true })];
  const dialog = openForm("Send a photo", "Send", fields, async ({ caption }) =>
    send(chat, { photo: await base64(file), caption }),
  );
  dialog.addEventListener("close", () => URL.revokeObjectURL(address));
}

function sendFile(chat, file) {
  const shown = h("p", { class: "thing" }, h("span", { class: "disc" }, icon("document")), h("b", {}, file.name));
  const fields = [shown, field("Caption", "caption", { maxlength: 1024, dir: "auto", autofocus: true })];
  openForm("Send a file", "Send", fields, async ({ caption }) =>
    send(chat, { document: await base64(file), name: file.name, mime: file.type || undefined, caption }),
  );
}

function sendContact(chat) {
  const fields = [
    field("First name", "first_name", { required: true, autofocus: true, dir: "auto" }),
    field("Last name", "last_name", { dir: "auto" }),
    field("Phone number", "phone_number", { type: "tel" }),
  ];
  openForm("Share a contact", "Share", fields, ({ last_name, ...contact }) =>
    send(chat, { contact: last_name ? { ...contact, last_name } : contact }),
  );
}

function sendLocation(chat) {
  const fields = [
    choice("Place", "place", PLACES),
    field("Or latitude, longitude", "other", { placeholder: "52.37, 4.90", pattern: " *-?[0-9.]+ *, *-?[0-9.]+ *" }),
  ];
  openForm("Share a location", "Share", fields, ({ place, other }) =>
    send(chat, { location: (other || place).split(",").map(Number) }),
  );
}

function sendForwarded(chat) {
  const fields = [
    field("Written by", "forwarded_from", { required: true, autofocus: true, dir: "auto" }),
    field("Text", "text", { required: true, dir: "auto" }),
  ];
  openForm("Forward a message", "Forward", fields, (given) => send(chat, given));
}

function pick(accept, then) {
  const input = h("input", { type: "file", accept, hidden: true, "aria-label": "A file from this machine" });
  input.addEventListener("change", () => {
    input.remove();
    then(input.files[0]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}
