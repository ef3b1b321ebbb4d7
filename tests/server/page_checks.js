// What the tests ask of a page from within: each a function, put in beside the page's own script.
globalThis.checks = {
  // Wait, frame by frame, until something is there.
  until: (test) =>
    new Promise((resolve, reject) => {
      const end = Date.now() + 30000;
      const look = () => {
        const found = test();
        if (found) resolve(Boolean(found));
        else if (Date.now() > end) reject(new Error(`never: ${test}\n${document.body.innerText}`));
        else requestAnimationFrame(look);
      };
      look();
    }),

  name: (element) => element.ariaLabel || element.innerText,

  // Every text that is seen, and those of a contrast under 4.5 against what is really painted behind them.
  contrast: () => {
    const parts = (color) => color.match(/[\d.]+/g).map(Number);
    const light = (color) => {
      const linear = parts(color).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const behind = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (parts(color).length < 4 || parts(color)[3] === 1) return color;
      }
      return "rgb(255, 255, 255)";
    };
    const low = [];
    let seen = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || !parent.getClientRects().length || parent.closest("script, [disabled]")) continue;
      const style = getComputedStyle(parent);
      const ink = parent.closest("svg") ? style.fill : style.color;
      const [a, b] = [light(ink), light(behind(parent))].sort((x, y) => y - x);
      seen += 1;
      if ((a + 0.05) / (b + 0.05) < 4.5) low.push([node.data.trim(), ink, behind(parent)]);
    }
    return { seen, low };
  },

  // Try every way out of the page; the parts of its policy that stood in the way, and whether anything foreign ran.
  escape: async (address) => {
    const broken = [];
    document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
    const load = (name, traits) =>
      new Promise((resolve) => {
        const made = document.createElement(name);
        Object.assign(made, traits, { onload: resolve, onerror: resolve });
        document.body.append(made);
      });
    await fetch(address).catch(() => undefined);
    await load("img", { src: address });
    await load("script", { src: address });
    await load("link", { rel: "stylesheet", href: address });
    const inline = document.createElement("script");
    inline.textContent = "globalThis.foreign = true";
    document.body.append(inline);
    return [broken, Boolean(globalThis.foreign)];
  },
};
