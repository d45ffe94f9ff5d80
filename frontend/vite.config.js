import { readFile } from "node:fs/promises";
import postcss from "postcss";
import { defineConfig } from "vite";
import { buildFonts } from "./scripts/fonts.mjs";

// Browsers of 2021: what light-dark(), nesting and logical properties are compiled for.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const cssTargets = {
  chrome: version(90),
  firefox: version(88),
  safari: version(14, 1),
  ios_saf: version(14, 5),
};

/**
 * Layers state the order of the rules in the source; browsers of 2021 don't know them and would
 * drop what is inside, so the build unwraps them (imports are in the order of the layers).
 */
function unwrapLayers() {
  return {
    name: "unwrap-layers",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!file.fileName.endsWith(".css")) continue;
        const sheet = postcss.parse(file.source.toString());
        sheet.walkAtRules("layer", (rule) => {
          if (rule.nodes) rule.replaceWith(rule.nodes);
          else rule.remove();
        });
        file.source = sheet.toString();
      }
    },
  };
}

/** Fonts are cut before the build; the licences of what is bundled travel with the output. */
function fontsAndLicences() {
  const licences = {
    "Literata, Atkinson Hyperlegible Next": [
      "@fontsource-variable/literata/LICENSE",
      "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
    ],
    htmx: ["htmx.org/LICENSE"],
    Leaflet: ["leaflet/LICENSE"],
    supercluster: ["supercluster/LICENSE"],
    kdbush: ["kdbush/LICENSE"],
    "topojson-client": ["topojson-client/LICENSE"],
    "protomaps-leaflet": ["protomaps-leaflet/LICENSE"],
    "fflate, pbf, color2k, rbush, potpack, quickselect, point-geometry, vector-tile": [
      ..."fflate pbf color2k rbush potpack quickselect @mapbox/point-geometry"
        .split(" ")
        .map((name) => `${name}/LICENSE`),
      "@mapbox/vector-tile/LICENSE.txt",
    ],
  };
  return {
    name: "fonts-and-licences",
    buildStart: buildFonts,
    async generateBundle() {
      const parts = ["Third-party work in this folder, with its licences.\n"];
      for (const [name, files] of Object.entries(licences)) {
        for (const file of files) {
          const text = await readFile(new URL(`node_modules/${file}`, import.meta.url), "utf8");
          parts.push(`\n==== ${name}\n\n${text.replace(/\r\n?/g, "\n").trim()}\n`);
        }
      }
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: parts.join("") });
    },
  };
}

const css = {
  transformer: "lightningcss",
  lightningcss: { targets: cssTargets },
};
const build = {
  outDir: process.env.BUILD_DIR ?? "build",
  emptyOutDir: false, // build/map/ and build/print/ are made by scripts/
  target: ["es2020", "chrome90", "firefox88", "safari14"],
  cssTarget: ["chrome90", "firefox88", "safari14.1", "ios14.5"],
  cssMinify: "lightningcss",
  modulePreload: false,
};

const site = {
  base: "./",
  publicDir: "src/static",
  plugins: [fontsAndLicences(), unwrapLayers()],
  // As modules it needs no helpers, which would become a file of their own.
  resolve: { alias: [{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" }] },
  css,
  build: {
    ...build,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rollupOptions: {
      preserveEntrySignatures: "allow-extension", // streets.js is imported by its address
      checks: { eval: false }, // htmx holds one; its allowEval is off and the policy forbids it
      input: {
        site: "src/js/site.js",
        finder: "src/js/finder.js",
        passkey: "src/js/passkey.js",
        streets: "src/js/streets.js",
        suggest: "src/js/suggest.js",
        liaison: "src/css/liaison.css",
      },
      output: {
        entryFileNames: "js/[name].js",
        chunkFileNames: "js/[name].js",
        assetFileNames: ({ names }) => {
          const [name] = names;
          if (name.endsWith(".css")) return "css/[name][extname]";
          if (name.endsWith(".woff2")) return "fonts/[name][extname]";
          return "img/[name][extname]";
        },
      },
    },
  },
};

/** What goes into a map to take away: one script, and one style sheet with its fonts inside. */
const inFile = (input, output) => ({
  publicDir: false,
  plugins: [unwrapLayers()],
  css,
  build: {
    ...build,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rollupOptions: { input, output },
  },
});

const configs = {
  "offline-script": inFile("src/offline/map.js", {
    format: "iife",
    entryFileNames: "offline/[name].js",
  }),
  "offline-style": inFile("src/offline/map.css", { assetFileNames: "offline/[name][extname]" }),
};

export default defineConfig(({ mode }) => configs[mode] ?? site);
