/** Every page: leaving, sharing, the menu, errors. Nothing here is needed to read or search. */
import { setUpExit } from "./exit.js";
import { setUpMenu } from "./menu.js";
import { setUpShare } from "./share.js";

setUpExit();
setUpMenu();
setUpShare();
document.querySelector("[data-error-summary]")?.focus();
