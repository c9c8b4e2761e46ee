import "htmx.org";
import "./requests.js";
import "./forms.js";
import "./menus.js";
