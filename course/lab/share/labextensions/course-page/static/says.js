// What a reader is told when a page is not live: what happened, what it means, what to do.
export const says = {
  trust: { title: "Why this page isn’t live",
    text: "This computer has not met this page before, so its charts and questions are switched off. If your course "
      + "gave it to you, switch it on. If you don’t know who sent it, close it.", button: "Switch this page on" },
  lost: { title: "This page has stopped",
    text: "The part that draws its charts and keeps its answers has closed. Whatever says “Saved” is safe.",
    button: "Start it again" },
  part: { title: "Part of this page could not be shown",
    text: "Starting it again often helps. If it does not, tell whoever runs your course.", button: "Start it again" },
  busy: { title: "Still working",
    text: "This is taking longer than usual. Wait a little, or start the page again: whatever says “Saved” is safe.",
    button: "Start it again" },
  stuck: { title: "Still getting the page ready",
    text: "One part of it takes longer than usual. Wait a little. If it goes on, a line of yours may have no end: stop that part, and the others go on.",
    button: "Stop that part" },
  unreachable: { title: "The course does not answer",
    text: "The window that it was started from may be closed. Start the course again: it opens in a new tab, with "
      + "whatever says “Saved”. If that window is still open, try this page again.", button: "Try again" },
  blocked: { title: "Something blocks this page’s connection",
    text: "The course answers, but the connection over which it draws charts and keeps answers (a WebSocket) is refused. A "
      + "browser extension, a security program or a company’s proxy can do that: try a window without extensions, try "
      + "another browser, or ask your IT desk. Whatever says “Saved” is safe.", button: "Try again" },
  slow: { title: "Still waiting for the connection",
    text: "This computer may be busy. Leave the page open: it goes on by itself. If it still waits after five minutes, try "
      + "another browser, or ask your IT desk. Whatever says “Saved” is safe." },
  cookies: { title: "This browser blocks cookies",
    text: "Without them this page can lose the course when you load it again or open another. Allow cookies for this "
      + "address (they stay on this computer), then open the address that the course printed. Whatever says “Saved” is safe." },
  failed: { title: "Not saved", bad: true,
    text: "The page’s file could not be written; the disk may be full. Your line is still here: make room, then save "
      + "again.", button: "Save again" },
  "read-only": { title: "Not saved", bad: true,
    text: "The page’s file may only be read. Your line stays here until you close the page: copy it, then ask for a "
      + "folder that you may write to.", button: "Save again" },
};
