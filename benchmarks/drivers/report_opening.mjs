// Open a report in Chromium, search it and group it, and print the milliseconds each took as JSON.
//
// Usage: node report_opening.mjs CHROMIUM FILE

import { pathToFileURL } from "node:url";
import { launched } from "../../tests/browser/browsing.mjs";

const [executablePath, file] = process.argv.slice(2);
const browser = await launched(executablePath);
const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: "en-GB" });
const timed = async (work) => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
const times = {};
times["first finding"] = await timed(async () => {
  await page.goto(pathToFileURL(file).href, { waitUntil: "commit" });
  await page.locator("article h3").first().waitFor();
  await settled();
});
times.search = await timed(async () => {
  await page.fill('[name="search"]', "herencia T007");
  await page.waitForFunction(() => document.getElementById("shown").textContent.includes(" of "));
  await settled();
});
await page.getByRole("button", { name: "Show all" }).click();
times["group by rule"] = await timed(async () => {
  await page.selectOption('[name="group"]', "rule");
  await settled();
});
process.stdout.write(JSON.stringify(times));
await browser.close();
