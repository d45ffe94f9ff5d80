/**
 * The finer base map: GSHHG's shores and rivers, cut into cells of 2 degrees by 3.
 *
 * A cell holds `land`, `lakes`, `islands` (in lakes) and `rivers`: lists of lines, each
 * [x, y, dx, dy, dx, dy, ...] in thousandths of a degree. Draw them in this order over water.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const CELL = { height: 2, width: 3 };
const UNIT = 1000; // steps in a degree
const OVERLAP = 0.02; // degrees, so that no seam shows between cells
const DETAIL = 0.0012; // degrees a corner must stand out to stay
const NEAR = 0.6; // degrees around a town that are drawn finely
const SMALLEST = { lakes: 0.00012, land: 0.00004, islands: 0.00006 }; // square degrees
const SHORTEST_RIVER = 0.12; // degrees

/** Water that GSHHG lacks: the St. Lawrence between Québec and Lévis. */
const MISSING_WATER = [
  [
    [-71.315, 46.75], [-71.255, 46.768], [-71.228, 46.792], [-71.215, 46.812], [-71.205, 46.822],
    [-71.188, 46.818], [-71.198, 46.8], [-71.215, 46.778], [-71.245, 46.752], [-71.3, 46.735],
  ],
];

/** Names of the cells (south-west corners) within reach of a town. */
export function cellsNear(places) {
  const names = new Set();
  for (const { latitude, longitude } of places) {
    for (const dy of [-NEAR, NEAR]) {
      for (const dx of [-NEAR * 1.5, NEAR * 1.5]) {
        const south = Math.floor((+latitude + dy) / CELL.height) * CELL.height;
        const west = Math.floor((+longitude + dx) / CELL.width) * CELL.width;
        names.add(`${south}_${west}`);
      }
    }
  }
  return [...names].sort();
}

function* lines(gshhg, name) {
  const bytes = readFileSync(join(gshhg, `${name}.dat`));
  const meta = readFileSync(join(gshhg, `${name.replace("_", "meta_")}.dat`), "utf8");
  for (const row of meta.trim().split("\n")) {
    const [level, , count, south, north, start] = row.trim().split(/\s+/);
    if (+north < 40 || +south > 84) continue;
    const points = [];
    for (let i = 0; i < +count; i++) {
      const x = bytes.readFloatLE(+start + 8 * i);
      points.push([x > 180 ? x - 360 : x, bytes.readFloatLE(+start + 8 * i + 4)]);
    }
    const xs = points.map(([x]) => x);
    const [west, east] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
    if (east < -145 || west > -48 || east - west > 180) continue;
    yield { level: +level, points, box: [west, +south, east, +north] };
  }
}

/** Douglas and Peucker, without recursion; the ends stay. */
function simplify(points, detail) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const stack = [[0, points.length - 1]];
  while (stack.length) {
    const [first, last] = stack.pop();
    const [x1, y1] = points[first];
    const squeeze = Math.cos((y1 * Math.PI) / 180);
    const [dx, dy] = [(points[last][0] - x1) * squeeze, points[last][1] - y1];
    const length = Math.hypot(dx, dy);
    let [farthest, distance] = [0, detail];
    for (let i = first + 1; i < last; i++) {
      const [px, py] = [(points[i][0] - x1) * squeeze, points[i][1] - y1];
      const away = length > 1e-9 ? Math.abs(px * dy - py * dx) / length : Math.hypot(px, py);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest) {
      keep[farthest] = 1;
      stack.push([first, farthest], [farthest, last]);
    }
  }
  return points.filter((_point, i) => keep[i]);
}

const area = (ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );

const length = (line) =>
  line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i][0], y - line[i][1]), 0);

/** The four sides of a box: which axis, where, and which way is in. */
const sides = ([west, south, east, north]) => [
  [0, west, 1],
  [0, east, -1],
  [1, south, 1],
  [1, north, -1],
];

function cross(a, b, axis, at) {
  const share = (at - a[axis]) / (b[axis] - a[axis]);
  return axis ? [a[0] + share * (b[0] - a[0]), at] : [at, a[1] + share * (b[1] - a[1])];
}

/** Sutherland and Hodgman: what of a ring lies in the box. */
function clipRing(ring, box) {
  let kept = ring;
  for (const [axis, at, sign] of sides(box)) {
    const points = kept;
    kept = [];
    for (let i = 0; i < points.length; i++) {
      const [a, b] = [points[(i || points.length) - 1], points[i]];
      const [aIn, bIn] = [(a[axis] - at) * sign >= 0, (b[axis] - at) * sign >= 0];
      if (aIn !== bIn) kept.push(cross(a, b, axis, at));
      if (bIn) kept.push(b);
    }
  }
  return kept;
}

/** The pieces of a line whose points lie in the box, with one point beyond at either end. */
function clipLine(line, [west, south, east, north]) {
  const pieces = [];
  let piece = [];
  line.forEach((point, i) => {
    const isIn = point[0] >= west && point[0] <= east && point[1] >= south && point[1] <= north;
    if (isIn && !piece.length && i) piece.push(line[i - 1]);
    if (isIn || piece.length) piece.push(point);
    if (!isIn && piece.length) {
      pieces.push(piece);
      piece = [];
    }
  });
  return piece.length > 1 ? [...pieces, piece] : pieces;
}

function packed(points) {
  const numbers = [];
  let [x, y] = [0, 0];
  for (const point of points) {
    const [nextX, nextY] = point.map((degrees) => Math.round(degrees * UNIT));
    if (numbers.length && nextX === x && nextY === y) continue;
    numbers.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return numbers;
}

const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

export function writeCells({ gshhg, folder, cells, write }) {
  const shores = { land: [], lakes: [], islands: [] };
  for (const { level, points, box } of lines(gshhg, "gshhs_h")) {
    const kind = [, "land", "lakes", "islands"][level];
    if (kind && area(points) > SMALLEST[kind]) {
      shores[kind].push({ points: simplify(points, DETAIL), box });
    }
  }
  for (const points of MISSING_WATER) shores.lakes.push({ points, box: [-72, 46, -71, 47] });
  const rivers = [...lines(gshhg, "rivers_h")]
    .filter(({ points }) => length(points) > SHORTEST_RIVER)
    .map(({ points, box }) => ({ points: simplify(points, DETAIL), box }));
  for (const name of cells) {
    const [south, west] = name.split("_").map(Number);
    const box = [
      west - OVERLAP,
      south - OVERLAP,
      west + CELL.width + OVERLAP,
      south + CELL.height + OVERLAP,
    ];
    const cut = (shapes, clip, least) =>
      shapes
        .filter((shape) => meet(shape.box, box))
        .flatMap(({ points }) => clip(points, box))
        .map(packed)
        .filter((numbers) => numbers.length >= least);
    const ring = (points) => [clipRing(points, box)];
    write(join(folder, `${name}.json`), {
      land: cut(shores.land, ring, 6),
      lakes: cut(shores.lakes, ring, 6),
      islands: cut(shores.islands, ring, 6),
      rivers: cut(rivers, clipLine, 4),
    });
  }
}
