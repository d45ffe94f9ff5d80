/**
 * What the map shows: points that cluster in the page, or clusters counted by the server.
 * Both answer `within(bounds, zoom)` with a list of marks: {lat, lon, count, services, ...}.
 */
import Supercluster from "supercluster";

const MAX_ZOOM = 14;

export async function load(url, signal) {
  const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`map data: ${response.status}`);
  return response.json();
}

/** Points at the same place become one feature, so that they open as one list. */
function features(points) {
  const places = new Map();
  for (const [lat, lon, ...services] of points) {
    const key = `${lat.toFixed(5)},${lon.toFixed(5)}`;
    const place = places.get(key);
    if (place) services.forEach((service) => place.properties.services.add(service));
    else {
      places.set(key, {
        type: "Feature",
        geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { services: new Set(services) },
      });
    }
  }
  return [...places.values()];
}

export class Points {
  constructor(data) {
    this.services = data.services ?? [];
    this.points = data.points ?? [];
    this.index = new Supercluster({ radius: 64, maxZoom: MAX_ZOOM });
    this.index.load(features(this.points));
  }

  get positions() {
    return this.points.map(([lat, lon]) => [lat, lon]);
  }

  within([west, south, east, north], zoom) {
    return this.index.getClusters([west, south, east, north], Math.floor(zoom)).map((feature) => {
      const [lon, lat] = feature.geometry.coordinates;
      const indices = feature.properties.cluster
        ? this.leaves(feature.id)
        : feature.properties.services;
      const services = [...indices].map((i) => this.services[i]).filter(Boolean);
      const expand = feature.properties.cluster
        ? () => this.index.getClusterExpansionZoom(feature.id)
        : null;
      return { lat, lon, count: services.length, services, expand };
    });
  }

  leaves(cluster) {
    const found = this.index.getLeaves(cluster, Infinity);
    return new Set(found.flatMap((leaf) => [...leaf.properties.services]));
  }
}

export class ServerClusters {
  constructor(data) {
    this.clusters = data.clusters ?? [];
  }

  get positions() {
    return this.clusters.flatMap(([, , , w, s, e, n]) => [
      [s, w],
      [n, e],
    ]);
  }

  within() {
    return this.clusters.map(([lat, lon, count, w, s, e, n]) => ({
      lat,
      lon,
      count,
      services: [],
      bounds: [
        [s, w],
        [n, e],
      ],
    }));
  }
}

export function understand(data) {
  return data.clusters ? new ServerClusters(data) : new Points(data);
}
