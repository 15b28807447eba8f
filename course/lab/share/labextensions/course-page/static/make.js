// An element from its tag, attributes (on… are listeners) and children; text stays text.
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

// What this browser remembers for the reader; a browser that forbids it forgets, no more.
export const memory = {
  get(key) {
    try { return localStorage.getItem(`course-page:${key}`); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`course-page:${key}`, value); } catch { /* forgets */ }
  },
};

export function takesCookies() {
  const name = "course-page-asks";
  document.cookie = `${name}=1; SameSite=Strict`;
  const taken = document.cookie.includes(`${name}=1`);
  document.cookie = `${name}=; max-age=0; SameSite=Strict`;
  return taken;
}

export function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
