/**
 * `npm test`: everything that must hold before a change lands, in one command. It runs the checks and the suites one
 * after the other, goes on after a failure so that one run tells all, and prints the sum of what they counted.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Count {
  passed: number;
  failed: number;
}

/** The parts of Vitest's JSON report that are counted. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const reports = mkdtempSync(join(tmpdir(), "latchkey-test-"));

function run(command: string, args: string[]): boolean {
  process.stdout.write(`\n› ${command} ${args.join(" ")}\n`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

/** A command that passes or fails as a whole. */
function check(command: string, ...args: string[]): Count {
  return run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Vitest projects, counted test by test. */
function suite(...projects: string[]): Count {
  const file = join(reports, `${projects.join("-")}.json`);
  const only = projects.flatMap((project) => ["--project", project]);
  const clean = run("vitest", ["run", ...only, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  } catch {
    return { passed: 0, failed: 1 };
  }
  // A file that cannot be loaded holds no test that could fail, but fails all the same.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !clean ? 1 : failed };
}

const counts = [
  check("biome", "ci", "."),
  check("tsc", "-p", "tsconfig.json"),
  check("npm", "run", "--silent", "build"),
  check("publint", "--strict"),
  check("attw", "--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "./styles.css"),
  suite("node"),
  suite("postgres"),
  suite("fuzz"),
  suite("dom"),
  suite("browser"),
  suite("stories-light-ltr"),
  suite("stories-light-rtl"),
  suite("stories-dark-ltr"),
  suite("stories-dark-rtl"),
  suite("e2e"),
];
rmSync(reports, { recursive: true, force: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
