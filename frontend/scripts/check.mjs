/** Proves that build/ is what the sources build: rebuilds elsewhere and compares byte by byte. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const committed = join(root, "build");
const fresh = mkdtempSync(join(tmpdir(), "liaison-build-"));

function files(folder, base = folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path, base) : relative(base, path)))
    .filter((path) => !path.startsWith("map")) // made by scripts/basemap.mjs
    .sort();
}

try {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, BUILD_DIR: fresh },
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
  const all = [...new Set([...files(committed), ...files(fresh)])];
  const differ = all.filter((path) => {
    try {
      return !readFileSync(join(committed, path)).equals(readFileSync(join(fresh, path)));
    } catch {
      return true; // on one side only
    }
  });
  if (differ.length) {
    console.error(`build/ is not what the sources build: ${differ.join(", ")}. Run npm run build.`);
    process.exitCode = 1;
  } else {
    console.log(`build/ is what the sources build (${all.length} files).`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
