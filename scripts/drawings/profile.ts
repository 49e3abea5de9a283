/** One point of a silhouette: height on the sheet, distance from the axis, and whether it is a corner. */
export type Point = [y: number, radius: number, corner?: 'corner'];

type Segment = { from: Point; to: Point; c1: [number, number]; c2: [number, number] };

/** Curve through all points, top to bottom: cubic Hermite pieces, straight into and out of corners. */
function segments(points: Point[]): Segment[] {
  const between = (a: Point, b: Point) => (b[1] - a[1]) / (b[0] - a[0]);
  const slope = (at: number, from: Point, to: Point): number => {
    const here = points[at] as Point;
    const before = points[at - 1];
    const after = points[at + 1];
    return before && after && !here[2] ? between(before, after) : between(from, to);
  };
  return points.slice(1).map((to, at) => {
    const from = points[at] as Point;
    const third = (to[0] - from[0]) / 3;
    return {
      from,
      to,
      c1: [from[0] + third, from[1] + slope(at, from, to) * third],
      c2: [to[0] - third, to[1] - slope(at + 1, from, to) * third],
    };
  });
}

const n = Math.round;

/** A pen that writes relative curves, which take half the bytes of absolute ones. */
function pen(startX: number, startY: number) {
  let x = n(startX);
  let y = n(startY);
  let path = `M${x} ${y}`;
  let curving = false;
  const pair = (px: number, py: number) => `${n(px) - x} ${n(py) - y}`;
  return {
    curve(a: [number, number], b: [number, number], to: [number, number]) {
      const letter = curving ? ' ' : 'c';
      path += `${letter}${pair(...a)} ${pair(...b)} ${pair(...to)}`.replaceAll(' -', '-');
      curving = true;
      [x, y] = [n(to[0]), n(to[1])];
    },
    arc(rx: number, ry: number, toX: number) {
      path += `a${n(rx)} ${n(ry)} 0 0 0 ${n(toX) - x} 0`;
      x = n(toX);
      curving = false;
    },
    close: () => `${path}z`,
  };
}

/** The region between two shares of the radius, such as -1 to 1 for the whole silhouette. */
export function strip(x: number, points: Point[], left: number, right: number, sag = 0.2): string {
  const parts = segments(points);
  const [top, mouth] = points[0] as Point;
  const [, foot] = points.at(-1) as Point;
  const draw = pen(x + mouth * left, top);
  for (const { c1, c2, to } of parts) {
    const at = ([y, radius]: [number, number] | Point): [number, number] => [x + radius * left, y];
    draw.curve(at(c1), at(c2), at(to));
  }
  draw.arc(foot * Math.max(0.01, (right - left) / 2), foot * sag, x + foot * right);
  for (const { c1, c2, from } of parts.toReversed()) {
    const at = ([y, radius]: [number, number] | Point): [number, number] => [x + radius * right, y];
    draw.curve(at(c2), at(c1), at(from));
  }
  return draw.close();
}

/** Everything beyond a share of the radius, out to a straight line at `edge`; half the bytes of a strip. */
export function beyond(x: number, points: Point[], share: number, edge: number): string {
  const [top, mouth] = points[0] as Point;
  const draw = pen(x + mouth * share, top);
  for (const { c1, c2, to } of segments(points)) {
    const at = ([y, radius]: [number, number] | Point): [number, number] => [x + radius * share, y];
    draw.curve(at(c1), at(c2), at(to));
  }
  return draw.close().replace('z', `v60H${n(edge)}V${n(top - 20)}z`);
}

/** Distance from the axis at a height. */
export function radiusAt(points: Point[], y: number): number {
  const part =
    segments(points).find(({ from, to }) => y >= from[0] && y <= to[0]) ?? segments(points).at(-1);
  if (!part) return 0;
  const { from, to, c1, c2 } = part;
  const bezier = (a: number, b: number, c: number, d: number, t: number) =>
    a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (bezier(from[0], c1[0], c2[0], to[0], middle) < y) low = middle;
    else high = middle;
  }
  return bezier(from[1], c1[1], c2[1], to[1], low);
}
