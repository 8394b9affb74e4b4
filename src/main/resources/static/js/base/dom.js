/** Makes elements without markup in strings, so that no text from a layer can become HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Properties: `class`, `on…` listeners, `style` as an object, `dataset`, `aria…` and other
 * attributes by name; false, null and undefined leave an attribute out. Children may nest and be null.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    setProperty(element, name, value);
  }
  append(element, children);
  return element;
}

function setProperty(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'style') {
    for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
  } else if (name === 'dataset') {
    Object.assign(element.dataset, value);
  } else if (name === 'value' || name === 'checked' || name === 'selected' || name === 'indeterminate') {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
}

/** Replaces all children of an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** A 24-unit line icon from path data; decoration, hidden from readers. */
export function svg(paths, className = 'icon') {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('viewBox', '0 0 24 24');
  root.setAttribute('class', className);
  root.setAttribute('aria-hidden', 'true');
  root.setAttribute('focusable', 'false');
  for (const data of [paths].flat()) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', data);
    root.append(path);
  }
  return root;
}

let serial = 0;

/** An id that no other element on the page has. */
export function freshId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}
