/** What one part of the page tells the others: a name and a detail, nothing else. */

const target = new EventTarget();

/** Calls the listener for every event of that name; returns a function that ends it. */
export function on(name, listener) {
  const wrapped = (event) => listener(event.detail);
  target.addEventListener(name, wrapped);
  return () => target.removeEventListener(name, wrapped);
}

export function emit(name, detail) {
  target.dispatchEvent(new CustomEvent(name, { detail }));
}

/** Puts calls off until none has come for so many milliseconds. */
export function debounced(milliseconds, action) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}
