// QR codes for what only the browser knows, such as the link to the reader's own list (ISO/IEC 18004: bytes, error
// correction M, versions 1 to 20). The codes of pages are made when the site is built.
((signpost) => {
  "use strict";

  const LAST_VERSION = 20; // at 40 mm on paper its smallest squares are still .4 mm wide
  const QUIET = 4; // the white edge that a camera needs, in squares
  // By version: words of correction in a block, blocks, and from version 7 on how far apart the alignment marks are.
  const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  const APART = [16, 18, 20, 22, 24, 26, 28, 20, 22, 24, 24, 26, 28, 28];
  const FORMAT = 0x5e7c; // correction M and mask 2, with their own correction
  const masked = (_row, column) => column % 3 === 0; // mask 2: any of the eight can be read

  // The field of 256 elements: the powers of 2 in it, and of which power each element is.
  const POWERS = [];
  const POWER_OF = [];
  for (let power = 0, value = 1; power < 255; power += 1) {
    POWERS[power] = value;
    POWER_OF[value] = power;
    value = (value << 1) ^ (value > 127 ? 0x11d : 0);
  }
  function times(one, other) {
    return one && other ? POWERS[(POWER_OF[one] + POWER_OF[other]) % 255] : 0;
  }

  // The words of correction for a block: what is left of it after division by (x - 1)(x - 2)(x - 4)…
  function corrections(block, count) {
    let divisor = [1];
    for (let power = 0; power < count; power += 1) {
      const raised = [...divisor, 0];
      divisor.forEach((factor, place) => { raised[place + 1] ^= times(factor, POWERS[power]); });
      divisor = raised;
    }
    const rest = [...block, ...new Array(count).fill(0)];
    block.forEach((_, place) => {
      const factor = rest[place];
      divisor.forEach((part, offset) => { rest[place + offset] ^= times(part, factor); });
    });
    return rest.slice(block.length);
  }

  // The bits of a number, highest first.
  function bits(number, count) {
    return Array.from({ length: count }, (_, place) => (number >> (count - 1 - place)) & 1);
  }

  // A grid with all marks that don't depend on the text; null where its bits go.
  function marked(version) {
    const size = 17 + 4 * version;
    const grid = Array.from({ length: size }, () => new Array(size).fill(null));
    const set = (row, column, dark) => {
      if (grid[row] && column >= 0 && column < size) { grid[row][column] = Number(dark); }
    };
    // Squares within squares: dark if the distance from the middle is one of those given.
    const square = (row, column, reach, dark) => {
      for (let down = -reach; down <= reach; down += 1) {
        for (let right = -reach; right <= reach; right += 1) {
          set(row + down, column + right, dark.includes(Math.max(Math.abs(down), Math.abs(right))));
        }
      }
    };
    for (let place = 8; place < size - 8; place += 1) {
      set(6, place, place % 2 === 0);
      set(place, 6, place % 2 === 0);
    }
    const middles = alignment(version, size);
    const last = middles.length - 1;
    middles.forEach((row, down) => middles.forEach((column, right) => {
      const corner = (down === 0 && right === 0) || (down === 0 && right === last) || (down === last && right === 0);
      if (!corner) { square(row, column, 2, [0, 2]); }
    }));
    [[3, 3], [3, size - 4], [size - 4, 3]].forEach(([row, column]) => square(row, column, 4, [0, 1, 3]));
    writeFormat(set, size);
    if (version > 6) { writeVersion(set, size, version); }
    return grid;
  }

  // The rows, and so the columns, in which alignment marks have their middles.
  function alignment(version, size) {
    if (version === 1) { return []; }
    const found = [];
    const apart = version < 7 ? size : APART[version - 7];
    for (let middle = size - 7; middle > 6; middle -= apart) { found.unshift(middle); }
    return [6, ...found];
  }

  // Twice, each bit from the lowest: down the column beside the first corner and back along its row; and then along
  // the second corner and beside the third.
  function writeFormat(set, size) {
    const turn = [0, 1, 2, 3, 4, 5, 7, 8]; // the timing marks are left out
    for (let place = 0; place < 15; place += 1) {
      const bit = (FORMAT >> place) & 1;
      if (place < 8) {
        set(turn[place], 8, bit);
        set(8, size - 1 - place, bit);
      } else {
        set(8, turn[14 - place], bit);
        set(size - 15 + place, 8, bit);
      }
    }
    set(size - 8, 8, 1);
  }

  // Twice as well, in two blocks of three by six.
  function writeVersion(set, size, version) {
    let rest = version << 12;
    for (let place = 17; place > 11; place -= 1) {
      if ((rest >> place) & 1) { rest ^= 0x1f25 << (place - 12); }
    }
    bits((version << 12) | rest, 18).reverse().forEach((bit, place) => {
      const [far, near] = [size - 11 + place % 3, Math.floor(place / 3)];
      set(far, near, bit);
      set(near, far, bit);
    });
  }

  // The free squares, in the order in which bits fill them: up and down in columns of two, from the right.
  function free(grid) {
    const size = grid.length;
    const found = [];
    let upwards = true;
    for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) { // column 6 has timing marks alone
      for (let step = 0; step < size; step += 1) {
        const row = upwards ? size - 1 - step : step;
        [right, right - 1].forEach((column) => { if (grid[row][column] === null) { found.push([row, column]); } });
      }
      upwards = !upwards;
    }
    return found;
  }

  // The words of a text: that it is bytes, how many, the bytes, and what fills the rest of the space.
  function words(bytes, version, space) {
    const stream = [...bits(4, 4), ...bits(bytes.length, version < 10 ? 8 : 16)];
    bytes.forEach((byte) => stream.push(...bits(byte, 8)));
    stream.push(0, 0, 0, 0);
    const found = [];
    for (let place = 0; place < stream.length && found.length < space; place += 8) {
      found.push(byteOf(stream.slice(place, place + 8)));
    }
    for (let filler = 0xec; found.length < space; filler ^= 0xec ^ 0x11) { found.push(filler); }
    return found;
  }
  function byteOf(some) {
    return some.reduce((whole, bit, place) => whole | (bit << (7 - place)), 0);
  }

  // The words in blocks, the longer ones last, each with its words of correction; then a word of each in turn.
  function interleaved(all, version) {
    const count = BLOCKS[version - 1];
    const short = Math.floor(all.length / count);
    const blocks = [];
    for (let place = 0, block = 0; block < count; block += 1) {
      const length = short + (block >= count - (all.length % count) ? 1 : 0);
      blocks.push(all.slice(place, place + length));
      place += length;
    }
    const checks = blocks.map((block) => corrections(block, CORRECTION[version - 1]));
    return [...inTurn(blocks, short + 1), ...inTurn(checks, CORRECTION[version - 1])];
  }
  function inTurn(blocks, longest) {
    const found = [];
    for (let place = 0; place < longest; place += 1) {
      blocks.forEach((block) => { if (place < block.length) { found.push(block[place]); } });
    }
    return found;
  }

  // The squares of a text's code, row by row: 1 is dark. Null if the text is too long for one.
  signpost.qr = (text) => {
    const bytes = new TextEncoder().encode(text);
    for (let version = 1; version <= LAST_VERSION; version += 1) {
      const grid = marked(version);
      const places = free(grid);
      const space = Math.floor(places.length / 8) - CORRECTION[version - 1] * BLOCKS[version - 1];
      if (8 * bytes.length + (version < 10 ? 12 : 20) <= 8 * space) {
        const stream = interleaved(words(bytes, version, space), version).flatMap((word) => bits(word, 8));
        places.forEach(([row, column], place) => {
          grid[row][column] = (stream[place] ?? 0) ^ Number(masked(row, column));
        });
        return grid;
      }
    }
    return null;
  };

  // The code as a picture with its quiet edge, dark on white in any colours; null if the text is too long.
  signpost.qrPicture = (text, label) => {
    const grid = signpost.qr(text);
    if (!grid) { return null; }
    const SVG = "http://www.w3.org/2000/svg";
    const draw = (name, attributes, ...inside) => {
      const part = document.createElementNS(SVG, name);
      Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
      part.append(...inside);
      return part;
    };
    const whole = grid.length + 2 * QUIET;
    const dark = grid.flatMap((row, down) => row.flatMap((bit, right) => (bit ? [`M${right} ${down}h1v1h-1z`] : [])));
    return draw(
      "svg",
      { viewBox: `${-QUIET} ${-QUIET} ${whole} ${whole}`, class: "qr", role: "img", "aria-label": label },
      draw("path", { d: `M${-QUIET} ${-QUIET}h${whole}v${whole}h${-whole}z`, fill: "#fff" }),
      draw("path", { d: dark.join(""), fill: "#000", "shape-rendering": "crispEdges" }),
    );
  };
})(globalThis.signpost ??= {});
