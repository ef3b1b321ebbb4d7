// One line of the draft: its words, its receipt, and what the person may do with it.
function lineBox(line, lines, redraw) {
  const decision = decisionOf(line);
  const box = el("li", { class: `line ${decision.kind}`, id: `line-${line.line_id}` });
  const words = decision.kind === "edit" ? decision.text : line.text;
  const refusal = refusals.get(line.line_id);
  box.append(
    el("div", {}, el("p", { class: "text" }, words), ...stateNotes(line, lines, decision), receipt(line)),
    actions(line, lines, box, redraw),
  );
  if (refusal) box.append(refusalNote(refusal, line, box, redraw));
  return box;
}

function stateNotes(line, lines, decision) {
  const notes = [];
  if (line.unconfirmed) notes.push(el("span", { class: "pill relayed" }, "unconfirmed"));
  if (isReworded(line)) {
    notes.push(el("span", { class: "pill" }, line.strategy ? `reworded, ${REWORDED[line.strategy] || "for this job"}` : "reworded"));
  }
  const refused = { hide: "to be left out of every file", "own words": "to go back to your own words", drop: "to be dropped" };
  const decided = {
    accept: "accepted",
    edit: "edited, not sent yet",
    refuse: `refused: ${refused[refusalOf(line, lines)] || ""}`,
  }[decision.kind];
  if (decided) notes.push(el("span", { class: `pill decided-${decision.kind}` }, decided));
  return notes;
}

function receipt(line) {
  if (line.way === "skill") return el("div", { class: "receipt" }, sourceQuotes(line.text, line.sources));
  const claims = line.claims.filter((claim) => claim.text);
  return el(
    "div",
    { class: "receipt" },
    sourceQuotes(line.text, line.sources),
    claims.length
      ? el("details", {}, el("summary", {}, `${count(claims.length, "statement")} checked`),
          el("ul", { class: "claims" }, claims.map((claim) =>
            el("li", {}, el("span", { class: claim.verdict === "supported" ? "direct" : "gap" }, claim.verdict), ` ${claim.kind}: “${claim.text}”`))))
      : null,
    line.serves.length ? el("p", { class: "serves" }, `Chosen for: ${served(line.serves)}`) : null,
  );
}

function served(names) {
  const rest = names.length - 2;
  return names.slice(0, 2).join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

function actions(line, lines, box, redraw) {
  const decision = decisionOf(line);
  const refusal = refusalOf(line, lines);
  const act = (text, kind, pressed) =>
    button(text, pressed, { class: "small", "aria-pressed": String(decision.kind === kind), "aria-label": `${text}: ${line.text}`, "data-act": kind });
  const settle = (kind) => () => {
    decide(line, { kind });
    refusals.delete(line.line_id);
    redraw(line.line_id, kind);
  };
  const refuse = { hide: "Leave out", "own words": "Use my own words", drop: "Refuse" }[refusal];
  return el(
    "div",
    { class: "buttons", role: "group", "aria-label": "What to do with this line" },
    act("Accept", "accept", settle("accept")),
    line.way === "skill" ? null : act("Edit", "edit", () => openEditor(line, box, decision.text || line.text, redraw)),
    refusal ? act(refuse, "refuse", settle("refuse")) : null,
  );
}

function openEditor(line, box, text, redraw) {
  if (box.querySelector("textarea")) return;
  const id = `edit-${line.line_id}`;
  const area = el("textarea", { id, rows: "3", maxlength: "600" });
  area.value = text;
  const close = () => redraw(line.line_id, "edit");
  const keep = () => {
    const wanted = area.value.trim();
    if (wanted.length < 2) return warn("A line needs words; refuse it to leave it out.");
    refusals.delete(line.line_id);
    if (wanted === line.text) decisions.delete(line.line_id);
    else decisions.set(line.line_id, { kind: "edit", text: wanted });
    redraw(line.line_id, "edit");
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
  });
  box.querySelector(".buttons").replaceWith(
    el("div", { class: "editor" },
      el("label", { for: id }, "Your wording (only what the source says)"),
      area,
      el("div", { class: "buttons" }, button("Keep this wording", keep, { class: "small primary" }), button("Cancel", close, { class: "small quiet" }))),
  );
  area.focus();
}

function refusalNote(refusal, line, box, redraw) {
  const advice = refusal.smallest_change || refusal.ask;
  return el(
    "div",
    { class: "refusal" },
    el("p", {}, el("strong", { class: "gap" }, "Not taken: "), `“${refusal.text}”`),
    el("p", {}, `Why: ${refusal.why}.`.replace(/\.\.$/, ".")),
    advice ? el("p", {}, el("strong", {}, "The smallest change: "), advice) : null,
    button("Edit it again", () => openEditor(line, box, refusal.text, redraw), { class: "small", "aria-label": `Edit it again: ${refusal.text}` }),
  );
}
