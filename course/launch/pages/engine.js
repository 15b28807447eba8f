// Has what is answered in the text that is read at once recorded before Jupyter is there: the page's own kernel, which starts now, runs
// that exercise's cell and is told the answer as the page would tell it. Before the page itself runs, this falls silent; what it has
// not told by then, the page saves.
(() => {
  const { baseUrl, token } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const path = decodeURIComponent(location.pathname.split("/doc/tree/")[1]);
  const name = () => Math.random().toString(36).slice(2);
  const session = name();
  const fronts = {}; // by its cell's code, what the kernel calls an exercise
  const opened = []; // all that those cells have made there
  const asked = new Map(); // what the kernel has not done with, by the message's name
  let line = null, silent = false, gone = false;

  async function start() {
    const [, xsrf] = document.cookie.match(/(?:^|; )_xsrf=([^;]+)/) ?? [];
    const headers = { "Content-Type": "application/json", ...(token && { Authorization: `token ${token}` }), ...(xsrf && { "X-XSRFToken": xsrf }) };
    const wanted = { path, name: path.split("/").at(-1), type: "notebook", kernel: { name: "python3" } };
    const answer = await fetch(`${baseUrl}api/sessions`, { method: "POST", headers, body: JSON.stringify(wanted) });
    return answer.ok ? (await answer.json()).kernel : null;
  }
  const kernel = start().catch(() => null);

  async function connect() {
    const { id, connections } = (await kernel) ?? { connections: 1 };
    if (connections || silent) throw new Error("this page has no kernel to itself");
    const address = new URL(`${baseUrl}api/kernels/${id}/channels`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.search = new URLSearchParams({ session_id: session, ...(token && { token }) });
    const socket = new WebSocket(address);
    socket.onmessage = hear;
    return new Promise((open, lost) => {
      socket.onopen = () => open(socket);
      socket.onclose = () => { end(); lost(new Error("the connection is closed")); };
    });
  }

  function hear({ data }) {
    if (typeof data !== "string") return; // files and such: nothing of ours
    const { header, parent_header: { msg_id }, content } = JSON.parse(data);
    const state = header.msg_type === "status" && content.execution_state;
    if (state === "restarting" || state === "dead") end();
    else if (state === "idle") settle(msg_id);
    else asked.get(msg_id)?.heard(header.msg_type, content);
  }

  function settle(msg_id) {
    asked.get(msg_id)?.done();
    asked.delete(msg_id);
  }

  // Its kernel has died, or the connection to it has.
  function end() {
    silent = gone = true;
    for (const msg_id of asked.keys()) settle(msg_id);
  }

  // Resolves when the kernel has done with the message, or is gone; until then all that it says of it is heard.
  function tell(socket, msg_type, content, heard = () => {}) {
    const msg_id = name();
    const header = { msg_id, msg_type, session, username: "", version: "5.3", date: new Date().toISOString() };
    const one = { heard };
    one.over = new Promise((done) => { one.done = done; });
    asked.set(msg_id, one);
    if (!gone && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ channel: "shell", header, parent_header: {}, metadata: {}, content, buffers: [] }));
    else settle(msg_id);
    return one.over;
  }

  async function frontOf(socket, code) {
    let front = null;
    await tell(socket, "execute_request", { code, silent: true, store_history: false, user_expressions: {}, allow_stdin: false, stop_on_error: false }, (kind, { comm_id, data }) => {
      if (kind !== "comm_open") return;
      opened.push(comm_id);
      if (data.state?.spec) front = comm_id;
    });
    return front ?? Promise.reject(new Error("the cell has drawn no exercise"));
  }

  async function answer(code, message, hear) {
    const socket = await (line ??= connect());
    const front = await (fronts[code] ??= frontOf(socket, code));
    if (silent) return;
    await tell(socket, "comm_msg", { comm_id: front, data: { method: "custom", content: message } }, (kind, { comm_id, data }) => {
      if (kind === "comm_msg" && comm_id === front && data.state?.state) hear(data.state.state);
    });
  }

  window.courseEngine = {
    started: kernel.then((found) => found && path),

    // `hear` is told how the exercise stands then; of what can't be recorded here, nothing.
    answer: (code, message, hear) => void (silent || answer(code, message, hear).catch(() => {})),

    // From now on nothing is told. Resolves when the kernel has done with what was.
    async fallSilent() {
      silent = true;
      await Promise.all([...asked.values()].map((one) => one.over));
      line?.then((socket) => {
        for (const comm_id of opened.splice(0)) void tell(socket, "comm_close", { comm_id, data: {} }); // Jupyter would make them its own
        socket.close(); // once that is sent
      }, () => {});
    },
  };
})();
