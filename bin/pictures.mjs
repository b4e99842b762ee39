// Draws our few bitmaps: the icon's two waves on the band colour, in shades of
// one colour, so that a picture is some hundred bytes and needs no image library.
import * as zlib from "node:zlib";

const BAND = [0x0a, 0x4d, 0x5a];
const SHADES = 16; // 0 is the band colour, 15 is white
const CLEAR = 16; // outside the icon's rounded corners

// The icon's own coordinates are 32 by 32, as in static/src/img/icon.svg.
const CURVES = [12, 20].flatMap((y) => [
  [[5, y], [10.5, y - 5], [16, y]],
  [[16, y], [21.5, y + 5], [27, y]],
]);
const POINTS = CURVES.flatMap(([a, b, c]) =>
  Array.from({ length: 65 }, (_, i) => {
    const t = i / 64;
    return [0, 1].map((k) => (1 - t) ** 2 * a[k] + 2 * t * (1 - t) * b[k] + t ** 2 * c[k]);
  }),
);

/** How much of a pixel of side `pixel` at (x, y) the waves cover, 0 to 1. */
function cover(x, y, pixel) {
  if (x < 3 || x > 29 || y < 6 || y > 26) return 0;
  const away = Math.min(...POINTS.map(([px, py]) => Math.hypot(px - x, py - y)));
  return Math.min(1, Math.max(0, (1.5 - away) / pixel + 0.5));
}

/** Whether (x, y) lies in the icon's square with corners of radius 6. */
function inside(x, y) {
  const dx = Math.max(6 - x, x - 26, 0);
  const dy = Math.max(6 - y, y - 26, 0);
  return Math.hypot(dx, dy) <= 6;
}

function draw(width, height, shade) {
  const rows = Array.from({ length: height }, (_, y) =>
    Uint8Array.from({ length: width }, (_, x) => shade(x + 0.5, y + 0.5)),
  );
  return { width, height, rows };
}

/** The icon, `size` pixels square. */
export function icon(size) {
  const scale = 32 / size;
  return draw(size, size, (x, y) =>
    inside(x * scale, y * scale)
      ? Math.round(cover(x * scale, y * scale, scale) * (SHADES - 1))
      : CLEAR,
  );
}

/** The picture beside a shared link: the band colour with the two waves, and no words. */
export function shareCard(width, height) {
  const scale = 32 / (height / 2);
  const left = (width - height / 2) / 2;
  return draw(width, height, (x, y) =>
    Math.round(cover((x - left) * scale, (y - height / 4) * scale, scale) * (SHADES - 1)),
  );
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** CRC-32 as PNG wants it; older Node has none of its own. */
function crc32(data) {
  if (zlib.crc32) return zlib.crc32(data);
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** An indexed PNG (W3C PNG, 8 bits a pixel). */
export function toPng({ width, height, rows }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const shades = Array.from({ length: SHADES }, (_, i) =>
    BAND.map((part) => Math.round(part + ((255 - part) * i) / (SHADES - 1))),
  );
  const palette = Buffer.from([...shades.flat(), ...BAND]);
  const clear = Buffer.from([...Array(CLEAR).fill(255), 0]);
  const pixels = zlib.deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.of(0), row])), { level: 9 });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("tRNS", clear),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** An .ico file that holds one PNG of `size` pixels square. */
export function toIco(png, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.set([size, size, 0, 0], 6);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, png]);
}
