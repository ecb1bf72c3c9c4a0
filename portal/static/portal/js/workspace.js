import "./steady.js";
