// What travels with every widget. The code behind it is the same for all: the first widget of
// a page asks its kernel for it, and the others wait for that. A kernel may be lost before it answers.
const VERSION = "{version}";
const PATIENCE_MS = 3000;
const asked = (window.courseParts ??= {});

function ask(model, name) {
  return new Promise((found, failed) => {
    const hear = (message, [code]) => {
      if (message.type !== "part" || message.name !== name) return;
      model.off("msg:custom", hear);
      import(URL.createObjectURL(new Blob([code], { type: "text/javascript" }))).then(found, failed);
    };
    model.on("msg:custom", hear);
    model.send({ type: "part", name });
  });
}

async function part(model, name) {
  const key = `${name} ${VERSION}`;
  const first = (asked[key] ??= ask(model, name));
  let here = false;
  const again = async () => {
    await new Promise((passed) => setTimeout(passed, PATIENCE_MS));
    return here ? first : (asked[key] = ask(model, name));
  };
  const code = await Promise.race([first, again()]);
  here = true;
  return code;
}

export default {
  async render({ model, el }) {
    const page = await part(model, "page");
    return page.default.render({ model, el, part: (name) => part(model, name) });
  },
};
