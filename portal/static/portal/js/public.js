import "./quick-exit.js";
