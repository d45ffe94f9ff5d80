/**
 * Proves that build/ is what the sources build (rebuilds elsewhere and compares byte by byte)
 * and that it keeps to its budgets.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const committed = join(root, "build");
const MODES = ["production", "offline-script", "offline-style"];
const BUDGETS = [
  // what, pattern of the files, KB after gzip
  ["style", /^css\//, 25],
  ["fonts", /^fonts\//, 90],
  ["scripts of every page", /^js\/site\.js$/, 20],
  ["scripts of the finder", /^js\/(?!streets)/, 90],
  ["scripts of a street map, where a site has one", /^js\/streets\.js$/, 45],
  ["a map to take away", /^offline\//, 150],
];

function files(folder, base = folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path, base) : relative(base, path)))
    .filter((path) => !/^(map|print)\//.test(path)) // made by scripts/ of their own
    .sort();
}

function rebuild(folder) {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  return MODES.every((mode) => {
    const words = [vite, "build", "--mode", mode, "--logLevel", "warn"];
    const env = { ...process.env, BUILD_DIR: folder };
    return spawnSync(process.execPath, words, { cwd: root, env, stdio: "inherit" }).status === 0;
  });
}

function differences(fresh) {
  return [...new Set([...files(committed), ...files(fresh)])].filter((path) => {
    try {
      return !readFileSync(join(committed, path)).equals(readFileSync(join(fresh, path)));
    } catch {
      return true; // on one side only
    }
  });
}

function overBudget() {
  return BUDGETS.flatMap(([what, pattern, most]) => {
    const sizes = files(committed)
      .filter((path) => pattern.test(path))
      .map((path) => gzipSync(readFileSync(join(committed, path)), { level: 9 }).length);
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024;
    console.log(`${what}: ${size.toFixed(1)} of ${most} KB`);
    return size > most ? [what] : [];
  });
}

const fresh = mkdtempSync(join(tmpdir(), "liaison-build-"));
try {
  const differ = rebuild(fresh) ? differences(fresh) : ["(the build failed)"];
  if (differ.length) console.error(`build/ is not what the sources build: ${differ.join(", ")}`);
  const over = overBudget();
  if (over.length) console.error(`over budget: ${over.join(", ")}`);
  process.exitCode = differ.length || over.length ? 1 : 0;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
