// Declarations shared by our scripts, only for the type checker: `make test` runs it, no page loads this.
declare var signpost: any; // each script adds its part
declare var lunr: any;

// The types of elements in our own markup, which the checker can't know.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Element {
  closest(selectors: string): any;
}
interface Document {
  getElementById(id: string): any;
}
interface EventTarget {
  closest(selectors: string): any; // we only listen on elements
}
interface SVGScriptElement {
  readonly src: string; // our scripts are never inside an SVG
}
interface Window {
  [name: string]: any;
}
interface Navigator {
  readonly connection?: any; // not in every browser
}
