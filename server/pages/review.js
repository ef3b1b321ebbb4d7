// The review of a draft: section by section, line by line; what was decided is sent in one go.
const SECTION_END = " › ";
let data = {};
let meta = {};
let plan = null; // of assemble_resume, before anything was written
let input = {};
let anyNew = false; // something was confirmed or removed that the files do not show yet

function sectionsOf(lines) {
  const found = new Map();
  for (const line of lines) {
    const name = line.way === "letter" ? "Letter" : line.line_id === "headline" ? "Headline" : line.place.split(SECTION_END)[0];
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(line);
  }
  return [...found];
}

function sectionPart([name, rows], at) {
  const id = `section-${at}`;
  if (name === "Letter") {
    const told = el("p", { class: "soft" }, "A letter is taken only whole, so its lines are changed in the conversation. This is what each rests on.");
    return part(id, name, told, el("ul", { class: "lines" }, rows.map((line) => el("li", { class: "line read" }, el("p", { class: "text" }, line.text), receipt(line)))));
  }
  const blocks = [];
  for (const line of rows) {
    if (line.way === "heading") blocks.push(heading(line), []);
    else if (Array.isArray(blocks.at(-1))) blocks.at(-1).push(line);
    else blocks.push([line]);
  }
  const skills = rows.some((line) => line.way === "skill") ? "lines skills" : "lines";
  return part(id, name, blocks.filter((block) => !Array.isArray(block) || block.length).map((block) =>
    Array.isArray(block) ? el("ul", { class: skills }, block.map((line) => lineBox(line, data.lines, redraw))) : block));
}

function heading(line) {
  const source = line.sources[0];
  const place = source ? `From ${source.document}${source.page ? `, page ${source.page}` : ""}` : "";
  return el("div", { class: "entry" }, el("h3", {}, line.text), place ? el("cite", {}, place) : null);
}

function bar() {
  const changes = changesOf(data.lines);
  const told = changes.count ? `${count(changes.count, "change")} not sent yet.` : anyNew ? "What you confirmed is not in the files yet." : "No changes to send.";
  const again = changes.count || anyNew;
  return el("div", { class: "bar", role: "region", "aria-label": "Send" }, el("p", {}, told),
    button(changes.count ? "Check and make the files" : "Make the files anew", (event) => send(event.currentTarget), { class: "primary", id: "send", disabled: !again }));
}

function progress() {
  const all = changeable(data.lines).length;
  const done = lookedAt(data.lines);
  return el("div", { class: "progress" },
    el("progress", { max: String(all), value: String(done), "aria-label": "Lines looked at" }),
    el("span", { class: "soft" }, `${done} of ${all} lines looked at`),
    button("Accept all that are left", acceptAll, { class: "small", id: "accept-all" }));
}

function acceptAll() {
  for (const line of changeable(data.lines)) if (decisionOf(line).kind === "open") decide(line, { kind: "accept" });
  draw();
  document.getElementById("accept-all").focus();
  say("Every line that was left is accepted.");
}

function strayRefusals() {
  const strays = (data.refused || []).filter((one) => one.stray);
  return strays.length ? part("refused", "Not taken, because your documents do not carry it", el("div", { class: "card" }, list(strays, (one) =>
    [el("p", { class: "asked" }, one.text), el("p", { class: "soft" }, `${one.why}. ${one.smallest_change || one.ask}`), one.stands_instead ? el("p", {}, `Instead stands: ${one.stands_instead}`) : null]))) : null;
}

function draw() {
  const { report } = data;
  const job = [report.job, report.employer].filter(Boolean).join(", ");
  show(
    el("header", {}, el("h1", {}, `Your résumé${job ? ` for ${job}` : ""}, line by line`),
      el("p", { class: "soft" }, "Under each line stands what it rests on. Accept it, put it in other words, or refuse it; new words are checked against your documents before they reach a file."),
      progress()),
    confirmingPart(data, meta, changed),
    strayRefusals(),
    sectionsOf(data.lines).map(sectionPart),
    bar(),
  );
}

// Draws anew after a decision, and leaves the keyboard where it was.
function redraw(lineId, act) {
  draw();
  const box = document.getElementById(`line-${lineId}`);
  const target = box && (box.querySelector(`[data-act="${act}"]`) || box.querySelector("button"));
  if (target) target.focus();
}

function changed(fresh, freshMeta) {
  data = { ...data, waiting: fresh.waiting };
  anyNew = anyNew || Boolean(fresh.changed);
  meta = freshMeta;
  if (plan) drawPlan();
  else draw();
}

function send(pressed) {
  return busily(pressed, async () => {
    const changes = changesOf(data.lines);
    if (changes.hide.length) await host.call("edit_facts", { action: "hide", ids: changes.hide });
    const texts = changes.bullets.length || changes.summary.length;
    const made = texts
      ? await host.call("submit_draft", { run_id: data.run_id, bullets: changes.bullets, summary: changes.summary })
      : await host.call(data.again.tool, data.again.arguments);
    const refused = texts ? made.content.refused : [];
    const byText = new Map(data.lines.map((line) => [decisionOf(line).text || line.original, line.line_id]));
    for (const line of data.lines) if (["edit", "refuse"].includes(decisionOf(line).kind)) decisions.delete(line.line_id);
    await load((made.content.application || made.content).run_id);
    refusals.clear();
    for (const one of refused) if (byText.has(one.text)) refusals.set(byText.get(one.text), one);
    anyNew = false;
    draw();
    afterSending(changes.count, refused);
  });
}

function afterSending(sent, refused) {
  host.tell(`On the review page the person changed ${sent} lines; ${refused.length} wordings were refused. The application is now ${data.run_id}.`);
  const open = [...refusals.keys()].map((id) => document.getElementById(`line-${id}`)).find(Boolean);
  if (!refused.length) say("Taken. The files were made anew.");
  else warn(`${count(refused.length, "wording was", "wordings were")} not taken: your documents do not carry ${refused.length === 1 ? "it" : "them"}. The rest is in the files.`);
  const target = open ? open.querySelector(".refusal button") : document.querySelector("h2");
  if (target) target.focus();
}

async function load(runId, refused) {
  const answer = await host.call("page_data", { run_id: runId });
  plan = null;
  data = answer.content;
  meta = answer.meta;
  if (!data.report || !data.report.requirements) throw new Error("This run has made no résumé yet.");
  const standing = new Map(data.lines.map((line) => [line.text, line.line_id]));
  data.refused = (refused || []).map((one) => {
    const lineId = standing.get(one.stands_instead);
    if (lineId) refusals.set(lineId, one);
    return { ...one, stray: !lineId };
  });
  draw();
}

// What the plan chose, before a word is written.
function drawPlan() {
  const sources = new Map((data.sources || []).map((one) => [one.fact_id, one]));
  const sections = new Map();
  for (const fact of plan.facts) {
    if (!fact.text) continue;
    if (!sections.has(fact.section)) sections.set(fact.section, []);
    sections.get(fact.section).push(fact);
  }
  const row = (fact) => el("li", { class: "line read" }, el("p", { class: "text" }, fact.text),
    fact.unconfirmed ? el("span", { class: "pill relayed" }, "unconfirmed") : null,
    el("div", { class: "receipt" }, sources.has(fact.fact_id) ? sourceQuotes(fact.text, [sources.get(fact.fact_id)]) : null));
  show(
    el("header", {}, el("h1", {}, "The plan of your résumé"),
      el("p", { class: "soft" }, `${count(plan.pages, "page")}, ${Math.round(plan.lines_used)} of ${Math.round(plan.line_budget)} lines used, match ${Math.round(plan.match_score)} of 100. These lines of yours win most for this job.`)),
    confirmingPart(data, meta, changed),
    [...sections].map(([name, facts], at) => part(`plan-${at}`, name[0].toUpperCase() + name.slice(1), el("ul", { class: "lines" }, facts.map(row)))),
    plan.left_out.length ? part("left-out", "Left out", el("div", { class: "card" }, list(plan.left_out, (one) => [one.text, el("div", { class: "soft" }, one.reason)]))) : null,
    host.canCall() ? el("div", { class: "bar", role: "region", "aria-label": "Write" }, el("p", {}, "Nothing is written yet."), button("Write the résumé", (event) => write(event.currentTarget), { class: "primary" })) : null,
  );
}

function write(pressed) {
  return busily(pressed, async () => {
    const { job_id, document_ids = [], pages, focus = [] } = input;
    const made = await host.call("generate_application", { job_id, document_ids, focus, ...(pages ? { pages } : {}) });
    await load(made.content.run_id);
    host.tell(`On the page the person had the résumé written: ${made.content.run_id}.`);
    say("The résumé is written. Look at each line.");
  });
}

async function loadPlan(answer) {
  plan = answer;
  data = { waiting: [], sources: [] };
  drawPlan();
  if (!host.canCall()) return;
  const more = await host.call("page_data", { fact_ids: plan.facts.map((fact) => fact.fact_id) });
  data = more.content;
  meta = more.meta;
  drawPlan();
}

host.on("ui/notifications/tool-input", (given) => (input = given.arguments || {}));
host.on("ui/notifications/tool-result", (result) => {
  const answer = result.structuredContent || {};
  const run = (answer.application || {}).run_id;
  if (result.isError || !(run || answer.facts)) return warn("There is no draft: the assistant has the reason.");
  if (run && !host.canCall()) return warn("This client shows pages but lets them ask for nothing; the assistant has the answer as text.");
  (run ? load(run, answer.refused) : loadPlan(answer)).catch((error) => warn(error.message));
});
host.on("ui/notifications/tool-cancelled", () => warn("It was cancelled; there is no draft."));
host.begin().catch((error) => warn(error.message));
