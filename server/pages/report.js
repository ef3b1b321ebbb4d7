// The match report: what would raise the score, then how each requirement is met, the gaps, and what was left out.
const TIERS = ["direct", "transferable", "adjacent", "weak", "gap"];
const SEVERITY = { critical: "gap", significant: "weak", minor: "adjacent" };
let data = {};
let meta = {};
let first = {};

const rounded = (number) => String(Math.round(number));

function scoreRing(report) {
  const svg = (name, traits, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(traits).forEach(([trait, value]) => made.setAttribute(trait, value));
    made.append(...children);
    return made;
  };
  const around = 2 * Math.PI * 44;
  const arc = `${(around * report.match_score) / 100} ${around}`;
  return svg(
    "svg",
    { class: `ring ${report.tier}`, viewBox: "0 0 100 100", role: "img", "aria-label": `Match ${rounded(report.match_score)} of 100` },
    svg("circle", { class: "track", cx: 50, cy: 50, r: 44 }),
    svg("circle", { cx: 50, cy: 50, r: 44, "stroke-dasharray": arc }),
    svg("text", { x: 50, y: 56 }, rounded(report.match_score)),
    svg("text", { x: 50, y: 71, class: "of" }, "of 100"),
  );
}

function hero(report) {
  const score = report.scored
    ? el("div", { class: "score" }, scoreRing(report), el("p", { class: `word ${report.tier}` }, "Match"))
    : el("div", { class: "score" }, el("p", { class: "word" }, "The match was not scored; see the notes."));
  const changes = report.changes.length
    ? [
        el("h2", { id: "changes" }, "What would raise it most"),
        el("ol", { class: "changes" }, report.changes.slice(0, 3).map((one) => el("li", {}, one.text))),
      ]
    : [el("h2", { id: "changes" }, "Nothing would raise it much"), el("p", {}, "What they ask is shown as well as it can be.")];
  return el("section", { class: "card hero", "aria-labelledby": "changes" }, score, el("div", {}, changes));
}

const tierWord = (tier) => (data.words.tiers || {})[tier] || tier;

function figures(report) {
  const stated = report.requirements.filter((row) => row.stated);
  const shown = stated.filter((row) => row.tier === "direct" || row.tier === "transferable").length;
  const rows = [
    ["Well shown", `${shown} of ${stated.length}`],
    ["Critical gaps", String(report.critical_gaps)],
    ["Quality, of 100", rounded(report.ats_score)],
    ["Pages", String(report.pages)],
  ];
  return el("dl", { class: "figures" }, rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function requirements(report) {
  const rows = report.requirements;
  if (!rows.length) return part("requirements", "What they ask", el("p", {}, "No requirement was recognised in this ad."));
  const counted = TIERS.map((tier) => [tier, rows.filter((row) => row.stated && row.tier === tier).length]).filter(([, n]) => n);
  const strip = el("div", { class: "strip", "aria-hidden": "true" }, counted.map(([tier, n]) => {
    const piece = el("span", { class: tier });
    piece.style.flexGrow = n;
    return piece;
  }));
  const legend = el("ul", { class: "legend" }, counted.map(([tier, n]) => el("li", { class: tier }, `${tierWord(tier)}: ${n}`)));
  return part("requirements", "What they ask, and what you show", strip, legend, el("div", { class: "card" }, rows.map(requirementRow)));
}

function requirementRow(row) {
  const tier = row.stated ? row.tier : "unstated";
  const meter = el("div", { class: "meter", "aria-hidden": "true" }, el("span", {}));
  meter.firstChild.style.width = `${row.overall}%`;
  const [best, ...more] = row.evidence;
  return el(
    "div",
    { class: "row" },
    el(
      "div",
      { class: `tier ${tier}` },
      row.stated ? `${tierWord(row.tier)} ${rounded(row.overall)}` : data.words.not_stated,
      row.stated ? meter : null,
      el("small", {}, data.words.importance[row.importance]),
    ),
    el(
      "div",
      {},
      el("p", { class: "asked" }, row.requirement),
      row.knock_out ? el("span", { class: "pill" }, "decides") : null,
      row.low_coverage ? el("span", { class: "pill" }, "we know this trade less well") : null,
      el("p", { class: "why" }, row.explanation),
      best && !row.explanation.includes(best.replace(/[.;]$/, "")) ? el("blockquote", {}, best) : null,
      more.length ? el("details", {}, el("summary", {}, `More evidence (${more.length})`), more.map((text) => el("blockquote", {}, text))) : null,
    ),
  );
}

function gaps(report) {
  const rows = report.gaps.map((gap) =>
    el(
      "div",
      { class: "row" },
      el("div", { class: `tier ${SEVERITY[gap.severity]}` }, gap.severity[0].toUpperCase() + gap.severity.slice(1), el("small", {}, gap.gap_type.replaceAll("_", " "))),
      el(
        "div",
        {},
        el("p", { class: "asked" }, gap.requirement),
        el("ul", { class: "steps" }, gap.mitigation_strategies.map((step) =>
          el("li", {}, el("b", {}, `${data.words.mitigations[step.type]}: `), step.description, step.content ? el("blockquote", {}, step.content) : null))),
      ),
    ));
  const none = report.requirements.length ? "Nothing they ask is missing." : "Nothing was recognised, so no gap can be named.";
  return part("gaps", "Gaps, and what to do about them", el("div", { class: "card" }, rows.length ? rows : el("p", {}, none)));
}

function leftOut(report) {
  const rows = report.left_out;
  const unplaced = report.unplaced.length
    ? el("div", {}, el("p", {}, "These lines of your documents found no place; give them a heading there to have them used."), list(report.unplaced, (text) => text))
    : null;
  return part("left-out", "What was left out", el(
    "div",
    { class: "card left-out" },
    el("p", {}, report.proof),
    rows.length
      ? el("details", { open: rows.length <= 6 }, el("summary", {}, count(rows.length, "line")), list(rows, (row) => [row.text, el("div", { class: "soft" }, row.reason)]))
      : el("p", { class: "soft" }, "No line of your documents had to go."),
    unplaced,
  ));
}

function notes(report) {
  const alarms = [];
  if (report.understanding.problem) {
    alarms.push(el("section", { class: "card alarm" }, el("h2", {}, "Check this first: little of your résumé was understood"),
      el("p", {}, report.understanding.problem), el("p", {}, report.understanding.mend)));
  }
  if (report.orders.length) {
    alarms.push(el("section", { class: "card alarm" }, el("h2", {}, "Sentences that were left out of every file"),
      el("p", {}, "They give orders to whoever reads them and say nothing of you."), list(report.orders, (text) => text)));
  }
  return alarms;
}

function files() {
  const places = (first.files || []).map((file) => (typeof file === "string" ? file : file.name));
  const nameOf = (place) => decodeURIComponent(place.split(/[\\/]/).pop());
  const row = (place) => {
    if (!place.startsWith("http")) return el("li", {}, nameOf(place));
    return el("li", {}, host.canOpen() ? button(nameOf(place), () => host.open(place), { class: "small" }) : el("code", {}, place));
  };
  const send = places.filter((place) => /[\\/]?send[\\/]/.test(place) || place.startsWith("http"));
  if (!send.length) return null;
  const folder = send[0].startsWith("http") ? "" : send[0].slice(0, -send[0].split(/[\\/]/).pop().length);
  return part("files", "Files to send", el("div", { class: "card" }, el("ul", { class: "files" }, send.map(row)),
    folder.length > 6 ? el("p", { class: "soft" }, "In the folder ", el("code", {}, folder)) : null));
}

function draw() {
  const report = data.report;
  const job = [report.job, report.employer].filter(Boolean).join(", ") || "The job";
  show(
    el("header", {}, el("h1", {}, job), el("p", { class: "soft" }, `Match report for ${report.person}, ${report.as_of}. It is for you and does not go to the employer.`)),
    notes(report),
    hero(report),
    figures(report),
    confirmingPart(data, meta, changed),
    data.changed ? el("div", { class: "buttons" }, button("Make the files anew", (event) => anew(event.currentTarget), { class: "primary" })) : null,
    requirements(report),
    gaps(report),
    report.questions.length ? part("ask", "Questions whose answers could help", el("div", { class: "card" }, list(report.questions, (one) => one.question))) : null,
    leftOut(report),
    files(),
    report.warnings.length ? part("notes", "Please note", el("div", { class: "card" }, list(report.warnings, (text) => text))) : null,
  );
}

function changed(fresh, freshMeta) {
  data = { ...data, ...fresh };
  meta = freshMeta;
  draw();
}

function anew(pressed) {
  return busily(pressed, async () => {
    const made = await host.call(data.again.tool, data.again.arguments);
    first = made.content.application || made.content;
    await load(first.run_id);
    say("The files were made anew.");
    host.tell(`On the page the person had the files made anew: ${first.run_id}.`);
  });
}

async function load(runId) {
  const answer = await host.call("page_data", { run_id: runId });
  data = { ...answer.content, changed: false };
  meta = answer.meta;
  if (data.report && data.report.requirements) draw();
  else steps();
}

// A run that has made nothing yet, or a host that gives a page no tools: what the answer itself says.
function steps() {
  const rows = [...(first.steps_done || []).map((name) => `${name}: done`), ...(first.steps_left || []).map((name) => `${name}: to do`)];
  show(el("h1", {}, `Run ${first.run_id}: ${first.status || "unfinished"}`), first.error ? el("p", { class: "gap" }, first.error) : null, list(rows, (row) => row));
}

function plain() {
  const told = [["Match, of 100", first.match_score], ["Quality, of 100", first.ats_score], ["Pages", first.pages]];
  const known = told.filter(([, value]) => value !== undefined);
  show(
    el("h1", {}, "Match report"),
    el("dl", { class: "figures" }, known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, rounded(value))))),
    first.gaps && first.gaps.length ? part("gaps", "Gaps", el("div", { class: "card" }, list(first.gaps, (text) => text))) : null,
    first.held_back && first.held_back.length ? part("held", "Waits for your own word", el("div", { class: "card" }, list(first.held_back, (text) => text))) : null,
    files(),
  );
}

host.on("ui/notifications/tool-result", (result) => {
  first = result.structuredContent || {};
  if (result.isError || !first.run_id) return warn("There is no report: the assistant has the reason.");
  if (!host.canCall()) return plain();
  load(first.run_id).catch((error) => { plain(); warn(error.message); });
});
host.on("ui/notifications/tool-cancelled", () => warn("It was cancelled; no report was made."));
host.begin().catch((error) => warn(error.message));
