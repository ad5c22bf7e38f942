// What our scripts share, for the type checker alone: `make test` runs it, no page loads it.
declare var signpost: any; // each script adds its part
declare var lunr: any;

// What a page's own markup gives is known to whoever wrote the markup, not to the checker.
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
  closest(selectors: string): any; // we listen to elements alone
}
interface SVGScriptElement {
  readonly src: string; // no script of ours is inside a picture
}
interface Window {
  [name: string]: any;
}
interface Navigator {
  readonly connection?: any; // not every browser tells
}
