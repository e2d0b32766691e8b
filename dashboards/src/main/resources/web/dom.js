// Small helpers around the document. All text goes in as text, never as markup.

export const byId = id => document.getElementById(id);

/** A new element with a class, a text, and children. */
export function element(tag, className, content, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (content) {
    made.textContent = content;
  }
  made.append(...children);
  return made;
}

/** A new SVG element with attributes. */
export function drawn(tag, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/** Sets a text only when it differs, so that nothing is laid out or announced without need. */
export function write(target, content) {
  if (target.textContent !== content) {
    target.textContent = content;
    return true;
  }
  return false;
}

export function option(value, label) {
  const made = element('option', '', label);
  made.value = value;
  return made;
}

/** The JSON of an answer; an error with the reason that the server gave otherwise. */
export async function load(path, signal) {
  const response = await fetch(path, {signal, headers: {Accept: 'application/json'}});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `HTTP ${response.status}`);
  }
  return response.json();
}

/** Sends JSON; the status, and the JSON of the answer whatever it says. */
export async function send(path, body) {
  const response = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  return {status: response.status, content: await response.json().catch(() => ({}))};
}

/** A query string of what is given. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}
