(() => {
  const body = document.body, bar = document.querySelector("nav.bar"), place = bar.querySelector(".place"), main = document.querySelector("main");
  const screens = [...document.querySelectorAll(".screen")], times = [...document.querySelectorAll(".time")];
  const length = () => document.querySelector("input[name=length]:checked").value;
  const there = () => screens.filter((screen) => screen.dataset.lengths.split(" ").includes(length()));
  const projecting = () => body.classList.contains("project");
  let at = 0;

  function plan() {
    const shown = there();
    screens.forEach((screen) => screen.toggleAttribute("data-off", !shown.includes(screen)));
    times.forEach((time) => { const minutes = time.getAttribute(`data-at-${length()}`); time.textContent = minutes === "1" ? "1 minute" : `${minutes} minutes`; });
  }

  function show(to) {
    const shown = there();
    at = Math.min(Math.max(to, 0), shown.length - 1);
    screens.forEach((screen) => screen.classList.remove("now", "open"));
    shown[at].classList.add("now");
    shown[at].scrollTop = 0;
    place.textContent = `${at + 1} of ${shown.length} · ${shown[at].querySelector(".where").textContent} · ${shown[at].querySelector(".time").textContent}`;
    reveal(false);
    shown[at].focus({ preventScroll: true });
  }

  function reveal(open) {
    const button = bar.querySelector("[data-do=reveal]"), now = there()[at];
    button.disabled = !now.querySelector(".answers li:not(.lead li)");
    now.classList.toggle("open", open && !button.disabled);
    button.textContent = now.classList.contains("open") ? "Hide it again" : "What the case says";
    fit(now);
  }

  // What is longer than a screen is written smaller, so that nobody has to scroll before a room.
  function fit(screen) {
    for (let size = 1; size >= 0.7; size -= 0.03) {
      screen.style.setProperty("--fit", size);
      if (screen.scrollHeight <= screen.clientHeight) return;
    }
  }

  const does = {
    project() { body.classList.add("project"); bar.hidden = false; show(0); document.documentElement.requestFullscreen?.().catch(() => {}); },
    print() { window.print(); },
    back() { show(at - 1); },
    on() { show(at + 1); },
    reveal() { reveal(!there()[at].classList.contains("open")); },
    end() {
      body.classList.remove("project");
      bar.hidden = true;
      if (document.fullscreenElement) document.exitFullscreen();
      document.querySelector("[data-do=project]").focus();
    },
  };
  const keys = { ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on", ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Enter: "reveal", Escape: "end" };

  document.addEventListener("click", (event) => does[event.target.closest("[data-do]")?.dataset.do]?.());
  document.addEventListener("change", plan);
  document.addEventListener("keydown", (event) => {
    const does_it = keys[event.key];
    // A button that has the focus is pressed by Space and Enter, as everywhere.
    if (!projecting() || !does_it || event.ctrlKey || event.metaKey || event.altKey || (event.target.closest("button") && [" ", "Enter"].includes(event.key))) return;
    event.preventDefault();
    does[does_it]();
  });
  document.querySelector(".controls").hidden = false;
  plan();
})();
