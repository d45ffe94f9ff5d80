/**
 * Finer coasts, lakes and rivers near towns, read a cell at a time when one looks closely.
 * A cell holds lists of lines [x, y, dx, dy, ...] in thousandths of a degree.
 */
import { LayerGroup, Polygon, Polyline, Rectangle } from "leaflet";

const FROM_ZOOM = 7;
const CELL = { height: 2, width: 3 };
const UNIT = 1000;

/** The line as [latitude, longitude] pairs. */
function unpack(steps) {
  const line = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    line.push([y / UNIT, x / UNIT]);
  }
  return line;
}

function layersOf(data, south, west) {
  const options = (name) => ({ pane: "fine", interactive: false, className: `base-${name}` });
  const areas = (name, style) =>
    new Polygon(data[name].map((ring) => [unpack(ring)]), options(style));
  const box = [
    [south, west],
    [south + CELL.height, west + CELL.width],
  ];
  return [
    new Rectangle(box, options("water")),
    areas("land", "shore"),
    areas("lakes", "pond"),
    areas("islands", "shore"),
    new Polyline(data.rivers.map(unpack), options("rivers")),
  ];
}

/** Reads cells from the files of a folder. */
export const fromFolder = (folder) => async (name) => {
  const response = await fetch(new URL(`${name}.json`, folder));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
};

export class FineCells {
  /** `read` gives the content of a cell by its name. */
  constructor(map, names, read) {
    this.map = map;
    this.read = read;
    this.names = new Set(names);
    this.cells = new Map(); // name -> layers, or null while they are on their way
    map.on("moveend", () => this.update());
    this.update();
  }

  visible() {
    if (this.map.getZoom() < FROM_ZOOM) return [];
    const bounds = this.map.getBounds();
    const found = [];
    const first = (value, size) => Math.floor(value / size) * size;
    for (let y = first(bounds.getSouth(), CELL.height); y < bounds.getNorth(); y += CELL.height) {
      for (let x = first(bounds.getWest(), CELL.width); x < bounds.getEast(); x += CELL.width) {
        if (this.names.has(`${y}_${x}`)) found.push(`${y}_${x}`);
      }
    }
    return found;
  }

  update() {
    const wanted = new Set(this.visible());
    for (const [name, layers] of this.cells) {
      if (wanted.has(name) || !layers) continue;
      layers.remove();
      this.cells.delete(name);
    }
    for (const name of wanted) if (!this.cells.has(name)) this.load(name);
  }

  async load(name) {
    this.cells.set(name, null);
    const [south, west] = name.split("_").map(Number);
    try {
      const group = new LayerGroup(layersOf(await this.read(name), south, west));
      this.cells.set(name, group.addTo(this.map));
    } catch (error) {
      console.warn(error); // the coarser map shows through
    }
  }
}
