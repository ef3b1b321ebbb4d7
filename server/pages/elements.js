// Makes elements. Text goes in as text, so that nothing in a document or an ad can become a part of the page.
function el(name, traits, ...children) {
  const made = document.createElement(name);
  for (const [trait, value] of Object.entries(traits || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (trait.startsWith("on")) made.addEventListener(trait.slice(2), value);
    else if (trait === "class") made.className = value;
    else made.setAttribute(trait, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function button(text, act, traits) {
  return el("button", { type: "button", onclick: act, ...traits }, text);
}

// A part of the page with a heading that names it; nothing when it is empty.
function part(id, title, ...children) {
  const kept = children.flat().filter(Boolean);
  if (!kept.length) return null;
  return el("section", { class: "part", "aria-labelledby": id }, el("h2", { id, tabindex: "-1" }, title), kept);
}

function list(rows, make, ordered) {
  return rows.length ? el(ordered ? "ol" : "ul", {}, rows.map((row) => el("li", {}, make(row)))) : null;
}

function count(number, one, many) {
  return `${number} ${number === 1 ? one : many || `${one}s`}`;
}

// Said to everyone, also to those who listen to the page.
function say(text) {
  document.getElementById("alarm").textContent = "";
  document.getElementById("said").textContent = text;
}

function warn(text) {
  document.getElementById("said").textContent = "";
  const alarm = document.getElementById("alarm");
  alarm.textContent = text;
  alarm.scrollIntoView({ block: "nearest" });
}

// Does something that takes time with a button held down meanwhile; what goes wrong is told in words.
async function busily(pressed, work) {
  pressed.setAttribute("aria-disabled", "true");
  if (pressed.dataset.busy) return;
  pressed.dataset.busy = "1";
  try {
    await work();
  } catch (error) {
    warn(error.message);
  } finally {
    delete pressed.dataset.busy;
    pressed.removeAttribute("aria-disabled");
  }
}

function show(...children) {
  const page = document.getElementById("page");
  page.replaceChildren(...children.flat().filter(Boolean));
  page.setAttribute("aria-busy", "false");
}

const placeOf = (source) => {
  if (/^said-/.test(source.document)) return "what was said in the conversation";
  return source.page ? `${source.document}, page ${source.page}` : source.document;
};
const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}%£$€+#]+/gu, " ").trim();

// Where a line comes from: the document with its page, and the words of the source where they are not the line's.
function sourceQuotes(text, sources) {
  const places = new Map();
  for (const source of sources) {
    const key = `${placeOf(source)} ${source.standing || ""}`;
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(source);
  }
  return [...places.values()].map((group) => sourceQuote(text, group));
}

function sourceQuote(text, group) {
  const [source] = group;
  const mark = source.standing === "confirmed" ? el("span", { class: "pill confirmed" }, "confirmed by you") : null;
  const same = group.length === 1 && bare(source.text) === bare(text);
  if (same) return el("p", { class: "source same" }, el("cite", {}, `Word for word from ${placeOf(source)}`, mark));
  const words = group.map((one) => el("span", { class: "words" }, one.text));
  return el("blockquote", { class: "source" }, words, el("cite", {}, placeOf(source), mark));
}
