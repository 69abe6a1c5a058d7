// The page in Chromium, one file a subject. Usage: node browser.mjs TOOLS_DIR CHROMIUM MAKE_REPORT
import "./browser/page.mjs";
import "./browser/tables.mjs";
import "./browser/foreign.mjs";
import "./browser/wide.mjs";
import "./browser/explain.mjs";
import "./browser/charts.mjs";
import "./browser/revisions.mjs";
import "./browser/safety.mjs";
import "./browser/mutated.mjs";
