"use strict";
// Speaks with the host over postMessage (MCP Apps 2026-01-26). Nothing else of the outside is reachable from here.
const host = (() => {
  const answers = new Map();
  const listeners = {};
  const context = {};
  let abilities = {};
  let number = 0;
  let person = "";

  const send = (message) => window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
  const notify = (method, params) => send({ method, params });

  function request(method, params) {
    number += 1;
    const id = number;
    return new Promise((resolve, reject) => {
      answers.set(id, { resolve, reject });
      send({ id, method, params });
    });
  }

  function settle(message) {
    const waiting = answers.get(message.id);
    if (!waiting) return;
    answers.delete(message.id);
    if (message.error) waiting.reject(new Error(message.error.message || "The host refused."));
    else waiting.resolve(message.result || {});
  }

  window.addEventListener("message", (event) => {
    const message = event.data;
    if (event.source !== window.parent || !message || message.jsonrpc !== "2.0") return;
    if (!message.method) return settle(message);
    if (message.id !== undefined) return send({ id: message.id, result: {} }); // ping, ui/resource-teardown
    hear(message.method, message.params || {});
  });

  function hear(method, params) {
    if (method === "ui/notifications/host-context-changed") adapt(params);
    if (method === "ui/notifications/tool-input") person = (params.arguments || {}).person || "";
    (listeners[method] || []).forEach((listener) => listener(params));
  }

  // Colours stay ours: their contrast is known. The host's font and light or dark are taken over.
  function adapt(changed) {
    Object.assign(context, changed);
    const root = document.documentElement;
    if (context.theme) root.dataset.theme = context.theme;
    const fonts = ((context.styles || {}).variables || {})["--font-sans"];
    if (fonts) root.style.setProperty("--font", fonts);
    const insets = context.safeAreaInsets;
    if (insets) {
      document.body.style.padding = `${insets.top}px ${insets.right}px ${insets.bottom}px ${insets.left}px`;
    }
  }

  function tellSize() {
    let last = "";
    const observer = new ResizeObserver(() => {
      const size = { width: window.innerWidth, height: Math.ceil(document.body.getBoundingClientRect().height) };
      if (last === JSON.stringify(size)) return;
      last = JSON.stringify(size);
      notify("ui/notifications/size-changed", size);
    });
    observer.observe(document.body);
  }

  // A tool of our own server. An answer that is an error is thrown with the words a person can read.
  async function call(name, given) {
    const whose = person ? { person } : {};
    const result = await request("tools/call", { name, arguments: { ...given, ...whose } });
    if (result.isError) {
      const told = (result.content || []).filter((part) => part.type === "text").map((part) => part.text);
      throw new Error(told.join("\n") || "That did not work.");
    }
    return { content: result.structuredContent || {}, meta: result._meta || {} };
  }

  // What the person did here, for the model's next turn. A host that takes none refuses, which changes nothing.
  function tell(text) {
    request("ui/update-model-context", { content: [{ type: "text", text }] }).catch(() => undefined);
  }

  async function begin() {
    if (window.parent === window) throw new Error("Your assistant shows this page; by itself it has nothing to show.");
    const told = await request("ui/initialize", {
      appInfo: { name: document.title, version: "1" },
      appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
      protocolVersion: "2026-01-26",
    });
    abilities = told.hostCapabilities || {};
    adapt(told.hostContext || {});
    notify("ui/notifications/initialized", {});
    tellSize();
  }

  return {
    begin,
    call,
    tell,
    on: (method, listener) => (listeners[method] = [...(listeners[method] || []), listener]),
    canCall: () => Boolean(abilities.serverTools),
    canOpen: () => Boolean(abilities.openLinks),
    open: (url) => request("ui/open-link", { url }),
  };
})();
