// Says why the page is still white, or can only be read, when it is after some seconds. In words that
// any browser reads: one that is too old for the page runs this at least.
(function () {
  var WAIT_MS = 20000, LOOK_MS = 500, GIVES_WAY_MS = 15000;
  var address = location.href; // with its key, which Jupyter takes out in a moment
  var failure = "", note = null, began = Date.now();
  if (location.pathname.indexOf("/doc/") < 0) return;

  function failed(event) {
    var from = event.target && (event.target.src || event.target.href);
    failure = failure || (from ? "could not load " + from.split("?")[0] : String(event.message || (event.reason && event.reason.message) || event.reason || ""));
  }
  var report = console.error; // Jupyter tells of a part that fails here alone
  console.error = function () {
    failure = failure || Array.prototype.join.call(arguments, " ");
    return report.apply(console, arguments);
  };
  window.addEventListener("error", failed, true);
  window.addEventListener("unhandledrejection", failed);

  function takesCookies() {
    try {
      document.cookie = "course-page=1; path=/; SameSite=Strict";
      var kept = document.cookie.indexOf("course-page=1") >= 0;
      document.cookie = "course-page=; path=/; max-age=0; SameSite=Strict";
      return kept;
    } catch (_) { return false; }
  }

  function add(to, tag, text) {
    var node = document.createElement(tag);
    node.textContent = text;
    to.appendChild(node);
    return node;
  }

  function say() {
    note = document.createElement("div");
    note.id = "page-still";
    note.setAttribute("role", "status");
    var read = window.courseReading; // what can be read meanwhile stays in sight above it
    note.style.cssText = (read ? "inset:auto 0 0;max-height:50vh;border-top:2px solid #1b2530;" : "inset:0;") +
      "position:fixed;z-index:100000;overflow:auto;background:#fff;color:#1b2530;font:18px/1.5 system-ui,sans-serif";
    var inside = note.appendChild(document.createElement("div"));
    inside.style.cssText = "max-width:40em;margin:" + (read ? "1.5em" : "12vh") + " auto 2em;padding:0 24px";
    add(inside, "h1", read ? "This page can be read, but is not live yet" : "This page has not opened yet").style.cssText = "font-size:28px;line-height:1.2";
    add(inside, "p", "The course is running, but this browser has not " + (read ? "brought the page to life" : "shown the page") + ". Whatever says “Saved” is safe.");
    if (takesCookies()) {
      add(inside, "p", "If this computer is busy, wait a little: this note goes away by itself. Otherwise try, in this order:");
      var list = inside.appendChild(document.createElement("ol"));
      add(list, "li", "Open the page again, with the button below.");
      add(list, "li", "Use another browser, or a window without extensions: a Chrome, Edge, Firefox or Safari of the last two years.");
      add(list, "li", "Stop the course (Ctrl-C in the window where you started it) and start it again.");
    } else {
      add(inside, "p", "This browser blocks cookies, and may keep other things from the page too. Allow cookies for " + location.hostname + " (they stay on this computer), then open the page again.");
    }
    var button = add(inside, "button", "Open the page again");
    button.type = "button";
    button.style.cssText = "font:inherit;padding:8px 18px;border:1px solid #1b2530;border-radius:8px;background:#1b2530;color:#fff;cursor:pointer";
    button.onclick = function () { location.replace(address); };
    var helper = add(inside, "p", "If it stays so, show this to whoever gave you the course, and the file server.log in its folder .jupyter:");
    helper.style.cssText = "margin:2em 0 0;font-size:15px;color:#52606d";
    var said = add(inside, "p", (failure || "The browser reported nothing.").split("\n")[0].slice(0, 300));
    said.style.cssText = "margin:0;font:15px/1.5 ui-monospace,monospace;color:#52606d;overflow-wrap:anywhere";
    said.setAttribute("translate", "no");
    document.body.appendChild(note);
  }

  var looking = setInterval(function () {
    if (document.querySelector(".jp-NotebookPanel .jp-Cell, .jp-Document:not(.jp-NotebookPanel), .jp-Dialog")) {
      clearInterval(looking);
      console.error = report;
      window.removeEventListener("error", failed, true);
      window.removeEventListener("unhandledrejection", failed);
      if (note) note.remove();
      setTimeout(function () { if (window.courseReading) window.courseReading.remove(); }, GIVES_WAY_MS); // whatever happens, it does not stay
    } else if (!note && Date.now() - began > WAIT_MS) say();
  }, LOOK_MS);
})();
