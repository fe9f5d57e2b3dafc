// What this browser remembers of this page, where it is allowed to.

const key = (name) => `${location.pathname} ${name}`;

/** What was remembered by that name; null if nothing was. */
export function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

/** Remember something by a name. */
export function remember(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still plays.
  }
}
