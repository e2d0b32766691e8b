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

/** A new SVG element with attributes and children. */
export function drawn(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => value === null || made.setAttribute(name, value));
  made.append(...children);
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

export function button(className, content, onClick) {
  const made = element('button', className, content);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** A link within the display; the router follows it without a new page. */
export function link(className, content, address, ...children) {
  const made = element('a', className, content, ...children);
  made.href = address;
  return made;
}

/** Options of a list, written anew only when the texts differ: an open list must not close. */
export function fill(select, options, value) {
  const words = options.map(each => each.join('\n')).join('\n');
  if (select.dataset.words !== words) {
    select.dataset.words = words;
    select.replaceChildren(...options.map(([key, label]) => option(key, label)));
  }
  if (document.activeElement !== select || select.value === '') {
    select.value = value;
  }
}
