// The map of modules and the hand-in card.
function goTo(path) {
  // The page's own address says which Jupyter this is; only the notebook in it changes.
  const here = window.location.pathname.replace(/\/[^/]+\/[^/]+\.ipynb$/, "");
  window.location.assign(`${here}/${path}${window.location.search}`);
}

function exchangeWith(model, draw, trouble, onreply = () => {}) {
  model.on("msg:custom", (message, buffers) => {
    if (message.type !== "reply") return;
    trouble.hidden = !message.problem;
    trouble.textContent = message.problem ?? "";
    onreply(message, buffers ?? []);
    if (message.go) goTo(message.go);
  });
  model.on("change:state", draw);
}

drawers.map = ({ model, el }) => {
  const trouble = make("p", { class: "course-trouble", role: "alert", hidden: true });
  const list = make("ul", { class: "course-map", "aria-label": "Modules" });
  const results = make("div", { class: "course-results" });
  const draw = () => {
    const { modules, next, results: came = [] } = model.get("state");
    results.replaceChildren(...(came.length ? [make("h3", {}, "What came of it"), ...came.map((one) => make("div", {},
      make("b", {}, one.name), make("span", { class: "course-hint" }, ` · ${one.state}`),
      ...[["You predicted", one.predicted], ["What came of it", one.came], ["You decided", one.decided]]
        .filter(([, text]) => text).map(([head, text]) => make("p", {}, make("span", { class: "course-hint" }, `${head}: `), text))))] : []));
    list.replaceChildren(...modules.map((module) => {
      const label = module.name === next ? (module.begun ? "Go on" : "Begin") : module.done ? "Look again" : module.begun ? "Go on" : "Open";
      const left = module.done || !module.minutes ? "" : ` · ${module.minutes} min${module.begun ? " left" : ""}`;
      return make("li", {},
        make("span", { class: "course-hint" }, make("span", { "aria-hidden": "true" }, `${module.mark} `), `${module.state}${left}`),
        make("b", {}, `${module.number} ${module.title}`),
        make("button", { type: "button", class: `course-button${module.name === next ? " primary" : ""}`, "aria-label": `${label}: module ${module.number}, ${module.title}`,
          onclick: () => model.send({ type: "open", module: module.name }) }, label));
    }));
  };
  exchangeWith(model, draw, trouble);
  el.replaceChildren(make("section", { class: "course-wide", "aria-label": "The modules of this course" }, list, trouble, results));
  draw();
};

function day(iso) {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

function counted(numbers) {
  return `exercise${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}`;
}

// The kernel sends the file itself, so that it arrives wherever the page is open.
function download(name, bytes) {
  const link = make("a", { href: URL.createObjectURL(new Blob([bytes], { type: "application/zip" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    getSelection().selectAllChildren(shown);
    return "Your browser does not let the page copy. It is marked: press Ctrl and C.";
  }
}

function packedNote(receipt, model) {
  if (!receipt.there) {
    return [make("b", {}, make("span", { "aria-hidden": "true" }, "◆ "), "The file that you handed in is not here any more"),
      make("p", {}, `It was packed on ${day(receipt.at)} as ${receipt.file.split(/[/\\]/).pop()}. If your instructor has it, all is well. If not, hand in again: it is made anew.`)];
  }
  const path = make("code", {}, receipt.file);
  const told = make("span", { class: "course-hint", role: "status" });
  const fetched = () => { model.send({ type: "download" }); told.textContent = "It goes to your browser’s downloads."; };
  return [make("b", {}, make("span", { "aria-hidden": "true" }, "◐ "), "Packed – one step left"),
    make("p", {}, `Your answers are in one file, made on ${day(receipt.at)}. Nobody has it until you send it to your instructor, by e-mail or as you were told.`),
    make("div", { class: "course-row" },
      make("button", { type: "button", class: `course-button${receipt.changed?.length ? "" : " primary"}`, onclick: fetched }, "Download the file"),
      make("button", { type: "button", class: "course-button", onclick: async () => { told.textContent = await copy(receipt.file, path); } }, "Copy where it is"), told),
    make("p", { class: "course-hint course-where" }, "On this computer it is ", path)];
}

// How feedback comes to this page: from the exchange, or as a file that was sent.
function bringFeedback(receipt, send) {
  if (receipt.how !== "file") return make("button", { type: "button", class: "course-button", onclick: () => send({ type: "look" }, "Looking…") }, "Look for feedback");
  const file = make("input", { type: "file", accept: ".html,text/html" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) send({ type: "feedback", page: await chosen.text() }, "Adding…");
    file.value = "";
  });
  return make("label", { class: "course-bring" }, make("span", {}, "Feedback came back as a file? Add it to this page:"), file);
}

function receiptNote(receipt, model, send, here) {
  const packed = receipt.how === "file" && !receipt.answered;
  const said = packed ? packedNote(receipt, model) : [
    make("b", {}, make("span", { "aria-hidden": "true" }, "✓ "), `Handed in on ${day(receipt.at)}${receipt.learner ? ` as ${receipt.learner}` : ""}`),
    make("span", {}, !receipt.answered ? "It is with your instructor."
      : here && receipt.how === "file" ? "It was marked on this computer, by the course’s own grader and keys, which lie here: your feedback is above. What a person marks stays open." : "It was marked: your feedback is above.")];
  const changed = receipt.changed?.length ? make("p", { class: "course-changed" }, make("b", {}, make("span", { "aria-hidden": "true" }, "◆ "), `Changed since: ${counted(receipt.changed)}. `),
    "What you handed in holds the answer from before. Hand in again to send the new one.") : null;
  return make("div", { class: `course-note ${packed ? "plain" : "good"}` }, ...said, receipt.note ? make("p", {}, receipt.note) : "", changed ?? "",
    changed ? "" : make("p", { class: "course-hint" }, "You can go on changing answers and hand in again: the last one counts."),
    bringFeedback(receipt, send));
}

// Held to this whoever made the page: it may have come as a file.
const SEAL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const NARROWEST_PAPER = "520px"; // a frame does not grow as it is printed: it gets the room beforehand

function feedbackFrame(state) {
  // Sealed: the feedback page runs nothing and reaches nothing, here as in a browser of its own. Only
  // this page may ask it how long it is, so that all of it is there to read, and to print.
  const page = make("iframe", { class: "course-feedback", sandbox: "allow-same-origin", title: `Feedback: ${state.score}` });
  let paper = false;
  const fit = () => {
    page.style.width = paper ? NARROWEST_PAPER : "";
    const long = page.contentDocument?.documentElement?.getBoundingClientRect().height;
    if (long) page.style.height = `${Math.ceil(long) + 2}px`;
    page.style.width = "";
  };
  const sized = new ResizeObserver(fit);
  sized.observe(page);
  page.addEventListener("load", () => { sized.observe(page.contentDocument.documentElement); fit(); });
  for (const turn of ["beforeprint", "afterprint"]) window.addEventListener(turn, () => { paper = turn === "beforeprint"; fit(); });
  page.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${SEAL}"><base target="_blank">${state.feedback}`; // a link leads nowhere
  return [make("h3", {}, `Your feedback: ${state.score}`), page];
}

const STILL_MS = 8000;

drawers.handin = ({ model, el }) => {
  const spec = model.get("spec");
  const trouble = make("div", { class: "course-note bad", role: "alert", hidden: true });
  const said = make("p");
  const given = make("div", { role: "status" });
  const feedback = make("div");
  let shown = null;
  const busy = make("span", { class: "course-hint", role: "status" });
  const id = unique("name");
  const name = make("input", { type: "text", id, value: spec.name, autocomplete: "name", required: true, "aria-describedby": `${id}-why` });
  const asked = make("div", { class: "course-name" }, make("label", { for: id }, "Your name, as your instructor knows you (needed)"), name,
    make("span", { class: "course-hint", id: `${id}-why` }, "You hand in under it, so that your instructor can tell whose answers these are. Type it the same each time."));
  let timer = null;
  const send = (message, doing) => {
    busy.textContent = doing;
    clearTimeout(timer);
    timer = setTimeout(() => { busy.textContent = `${doing} This takes longer than usual. If the page says that it has stopped, start it again, then press the button once more.`; }, STILL_MS);
    model.send(message);
  };
  const handIn = () => {
    trouble.hidden = !(spec.asks_name && !name.value.trim());
    name.setAttribute("aria-invalid", String(!trouble.hidden));
    trouble.classList.replace("bad", "think"); // nothing is lost: red is for what was not saved
    if (!trouble.hidden) {
      trouble.textContent = "Type your name first, as your instructor knows you. Without it nobody could tell whose answers these are.";
      return name.focus();
    }
    return send({ type: "hand in", name: name.value }, spec.marks_here ? "Handing in, and marking on this computer: that takes a quarter of a minute or more…" : "Handing in…");
  };
  const button = make("button", { type: "button", class: "course-button", onclick: handIn });
  const kept = make("span");
  const show = (text) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/html" })), target: "_blank", rel: "noopener" }, "Open the page to keep");
    kept.replaceChildren(link);
    link.click();
  };
  const draw = () => {
    const { unanswered, receipt, ...state } = model.get("state");
    said.textContent = unanswered.length ? `Not answered yet: ${counted(unanswered)}. You can hand in all the same; what is not answered scores no points.` : "Every exercise is answered.";
    button.textContent = receipt ? "Hand in again" : "Hand in";
    button.classList.toggle("primary", !receipt || Boolean(receipt.changed?.length));
    given.replaceChildren(receipt ? receiptNote(receipt, model, send, spec.marks_here) : "");
    if (state.feedback === shown) return; // one that is being read is not opened anew by every answer
    shown = state.feedback;
    feedback.replaceChildren(...(shown ? feedbackFrame(state) : []));
  };
  exchangeWith(model, draw, trouble, (message, [content]) => {
    trouble.classList.replace("think", "bad");
    clearTimeout(timer);
    busy.textContent = message.told ?? "";
    if (message.download && content) download(message.download, content);
    if (message.page) show(message.page);
  });
  el.replaceChildren(make("section", { class: "course-task course-kind-handin", "aria-label": "Hand in" },
    make("div", { class: "course-top" }, make("span", {}, "Hand in")), feedback, said, spec.asks_name ? asked : "",
    make("div", { class: "course-row" }, button,
      make("button", { type: "button", class: "course-button", onclick: () => model.send({ type: "open", module: "00_welcome" }) }, "All modules"),
      make("button", { type: "button", class: "course-button", onclick: () => send({ type: "keep" }, "Making it…") }, "Make a page to keep"), kept, busy),
    trouble, given));
  draw();
};
