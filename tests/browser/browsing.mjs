// Chromium for the scripts beside this one, and what they all look at.

import axe from "axe-core";
import { chromium } from "playwright-core";

/** Milliseconds that a step may take: other work may keep the machine busy. */
const PATIENCE = 120_000;

/** Start Debian's Chromium. */
export const launched = (executablePath) =>
  chromium.launch({
    executablePath,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** Open a page, and take down what it says and asks for. */
export async function opened(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const messages = [];
  const requests = [];
  page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, messages, requests };
}

/** What axe-core and the layout say of a page in each width, light and dark; `more` looks at what else there is. */
export async function views(page, widths, more = () => ({})) {
  await page.evaluate(axe.source);
  const told = ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`;
  const seen = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations, incomplete } = await page.evaluate(() =>
        axe.run({ rules: { "target-size": { enabled: true } } }),
      );
      seen.push({
        width,
        colorScheme,
        violations: violations.map(told),
        undecided: incomplete.map(told),
        overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
        ...(await more(page)),
      });
    }
  }
  return seen;
}

/** Run every look, one after the other, and print what they saw as JSON. */
export async function report(browser, looks) {
  const seen = {};
  try {
    for (const [name, look] of Object.entries(looks)) seen[name] = await look();
    process.stdout.write(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
}
