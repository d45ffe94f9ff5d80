/** Every page: leaving, sharing, the menu, errors. Nothing here is needed to read or search. */
import { setUpAnnouncements } from "./announce.js";
import { setUpExit } from "./exit.js";
import { setUpFolds } from "./fold.js";
import { setUpMenu } from "./menu.js";
import { setUpOffline } from "./offline.js";
import { setUpNarrowing } from "./narrow.js";
import { setUpShare } from "./share.js";
import { setUpShortlist } from "../shortlist/index.js";

setUpAnnouncements();
setUpExit();
setUpMenu();
setUpOffline();
setUpNarrowing();
setUpShare();
setUpFolds();
setUpShortlist();
document.querySelector("[data-error-summary]")?.focus();
