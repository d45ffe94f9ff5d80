/** The finder: filters in place, the map, the switch between list and map. */
import { setUpRequests } from "../finder/requests.js";
import { setUpResults } from "../finder/results.js";
import { setUpViews } from "../finder/views.js";
import { setUpMap } from "../map/index.js";

setUpRequests();
setUpResults();
setUpViews();
setUpMap();
