// What the person decided about each line, and what has to be sent for it.
const decisions = new Map();
const refusals = new Map(); // line → what the guard said of the wording that was sent

const REWORDED = {
  keyword_alignment: "in the ad’s own words",
  emphasis_shift: "with what matters first",
  abstraction_adjust: "said more generally",
  scale_emphasis: "with its figures brought out",
  plain_language: "in plainer words",
};

const isReworded = (line) => Boolean(line.original) && bare(line.original) !== bare(line.text);
const decisionOf = (line) => decisions.get(line.line_id) || { kind: "open" };

function decide(line, decision) {
  const before = decisionOf(line);
  const same = before.kind === decision.kind && before.text === decision.text;
  if (same) decisions.delete(line.line_id);
  else decisions.set(line.line_id, decision);
}

// What refusing a line does: a wording that is ours gives way to the person's own; their own line is left out.
function refusalOf(line, lines) {
  if (line.way === "summary") return lines.filter((one) => one.way === "summary").length > 1 ? "drop" : "";
  if (line.way === "bullet" && isReworded(line)) return "own words";
  return line.way === "bullet" || line.way === "skill" ? "hide" : "";
}

function changesOf(lines) {
  const of = (kind) => lines.filter((line) => decisionOf(line).kind === kind);
  const sent = (line, text) => ({ text, fact_ids: line.fact_ids });
  const refused = of("refuse");
  const edited = of("edit");
  const bullets = [
    ...edited.filter((line) => line.way === "bullet").map((line) => sent(line, decisionOf(line).text)),
    ...refused.filter((line) => refusalOf(line, lines) === "own words").map((line) => sent(line, line.original)),
  ];
  const summary = lines.filter((line) => line.way === "summary");
  const touched = summary.some((line) => ["edit", "refuse"].includes(decisionOf(line).kind));
  const kept = summary.filter((line) => decisionOf(line).kind !== "refuse");
  return {
    bullets,
    summary: touched ? kept.map((line) => sent(line, decisionOf(line).text || line.text)) : [],
    hide: refused.filter((line) => refusalOf(line, lines) === "hide").flatMap((line) => line.fact_ids),
    count: edited.length + refused.length,
  };
}

const changeable = (lines) => lines.filter((line) => ["bullet", "summary", "skill"].includes(line.way));
const lookedAt = (lines) => changeable(lines).filter((line) => decisionOf(line).kind !== "open").length;
