// What reached us through the assistant and waits for the person's own word. A click here carries a word that the
// host gave to this page alone; without it the server confirms nothing, whoever asks.
const WORD = "resumewright/word";

function confirmingPart(data, meta, after) {
  const waiting = data.waiting || [];
  if (!waiting.length) return null;
  const word = meta[WORD];
  const plain = waiting.filter((one) => one.what !== "conflict");
  const held = waiting.filter((one) => one.held_back).length;
  const told = held
    ? `${count(held, "statement is", "statements are")} kept out of your files until you say ${held === 1 ? "it is" : "they are"} true.`
    : plain.length ? "Until you say that it is true, your report names every line that rests on it." : "Say which is right.";
  const from = plain.length ? "This came through the assistant, not from a file of yours." : "Your documents disagree.";
  const all = plain.length > 1 && word;
  return part(
    "confirm",
    "Only you can confirm this",
    el(
      "div",
      { class: "card confirm" },
      el("p", {}, `${from} ${told}`),
      el("ul", { class: "plain" }, waiting.map((one) => waitingRow(one, word, after))),
      all
        ? button(`All ${plain.length} are true`, (event) => agree(event.currentTarget, plain, word, "", after), {
            class: "primary",
          })
        : null,
    ),
  );
}

function waitingRow(one, word, after) {
  const notes = [one.held_back ? "held back" : "", one.asserts && one.asserts.length ? `asserts ${one.asserts.join(", ")}` : ""];
  return el(
    "li",
    { class: "waiting" },
    el("p", { class: "asked" }, one.text),
    notes.filter(Boolean).map((note) => el("span", { class: "pill" }, note)),
    word ? choices(one, word, after) : el("p", { class: "soft" }, "To confirm, run ", el("code", {}, `resumewright confirm ${one.id}`)),
  );
}

function choices(one, word, after) {
  const group = (...buttons) => el("div", { class: "buttons", role: "group", "aria-label": one.text }, buttons);
  const yes = (text, value) =>
    button(text, (event) => agree(event.currentTarget, [one], word, value, after), {
      class: "small",
      "aria-label": `${text}: ${one.text}`,
    });
  if (one.what === "conflict") return group((one.values || []).map((value) => yes(value, value)));
  const no = button("Not true: remove it", (event) => remove(event.currentTarget, one, after), {
    class: "small quiet",
    "aria-label": `Not true, remove it: ${one.text}`,
  });
  return group(yes("It is true", ""), one.what === "statement" ? no : null);
}

function agree(pressed, chosen, word, value, after) {
  return busily(pressed, async () => {
    const ids = chosen.map((one) => one.id);
    const answer = await confirmed(ids, word, value, after);
    if (!answer) return;
    const done = count(answer.content.confirmed.length, "statement");
    say(`You confirmed ${done}. Make the files anew to have it in them.`);
    host.tell(`On the page the person confirmed: ${ids.join(", ")}. The files are made anew when they ask for it.`);
    settle(after, answer.content.waiting, answer.meta);
  });
}

// A word that ran out meanwhile is asked for anew, and the person once more: nothing is confirmed behind their back.
async function confirmed(ids, word, value, after) {
  try {
    return await host.call("confirm_statements", { ids, word, ...(value ? { value } : {}) });
  } catch {
    const fresh = await host.call("page_data", {});
    after({ waiting: fresh.content.waiting }, fresh.meta);
    warn("Nothing was confirmed: this page was open for long, or something changed meanwhile. Look again, and click once more.");
    return null;
  }
}

// Draws anew, and takes the keyboard on to what is next.
function settle(after, waiting, meta) {
  after({ waiting, changed: true }, meta);
  const next = document.querySelector(".confirm button") || document.querySelector("button.primary:not([disabled])");
  if (next) next.focus();
}

function remove(pressed, one, after) {
  return busily(pressed, async () => {
    await host.call("edit_facts", { action: "delete", ids: [one.id] });
    say("Removed.");
    const fresh = await host.call("page_data", {});
    settle(after, fresh.content.waiting, fresh.meta);
  });
}
