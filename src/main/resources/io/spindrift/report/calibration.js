/* The plots of distributions: whether they are calibrated, and how sharp they are. */

const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 360;
const HIGH = 210;
const INSIDE = {left: 46, right: WIDE - 10, top: 10, bottom: HIGH - 40};

/** An element of a drawing; it takes its colors from the style of the page. */
function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function label(x, y, text, anchor = 'middle') {
  return shape('text', {x, y, 'text-anchor': anchor}, text);
}

/** The results of the shown model on the shown series, horizons ascending. */
function resultsOf(panel) {
  return report.results.filter(row => row.series === panel.series && row.model === panel.model)
    .sort((a, b) => a.horizon - b.horizon);
}

/** The first, the last, and between them the shown horizon, or else the middle one. */
function threeOf(rows, shown) {
  const last = rows.length - 1;
  const chosen = rows.findIndex(row => row.horizon === shown);
  const between = chosen > 0 && chosen < last ? chosen : Math.floor(last / 2);
  return [...new Set([0, between, last])].map(k => rows[k]);
}

function linear(from, to, start, end) {
  return value => start + (value - from) / (to - from) * (end - start);
}

/** A figure with a drawing for each row. */
function multiples(parent, rows, title, hint, draw) {
  const drawings = rows.map(row => element('div', {},
    element('h4', {}, horizonName(row.horizon)), draw(row)));
  const figure = element('figure', {}, element('h3', {}, title), element('p', {class: 'hint'}, hint),
    element('div', {class: 'multiples'}, ...drawings));
  parent.append(figure);
  return {resize: () => {}, remove: () => figure.remove()};
}

/** Marks of the y axis with their lines, and marks of the x axis with a name. Marks: [position, text]. */
function axes(yMarks, xMarks, xName) {
  return [
    ...yMarks.flatMap(([y, text]) => [
      shape('line', {class: 'grid', x1: INSIDE.left, x2: INSIDE.right, y1: y, y2: y}),
      label(INSIDE.left - 6, y + 4, text, 'end'),
    ]),
    ...xMarks.map(([x, text]) => label(x, INSIDE.bottom + 18, text)),
    label((INSIDE.left + INSIDE.right) / 2, HIGH - 3, xName),
  ];
}

function drawing(name, ...children) {
  return shape('svg', {viewBox: `0 0 ${WIDE} ${HIGH}`, role: 'img', 'aria-label': name}, ...children);
}

/** A share is drawn in another color where chance does not explain it. */
function verdict(share, chance) {
  return share < chance.lower || share > chance.upper ? 'off' : 'on';
}

function pitDrawing(row) {
  const {shares, chance} = row.pit;
  const bins = shares.length;
  const most = Math.max(2, Math.ceil(1.05 * bins * Math.max(...shares, chance.upper)));
  const x = linear(0, 1, INSIDE.left, INSIDE.right);
  const y = linear(0, most / bins, INSIDE.bottom, INSIDE.top);
  const step = Math.ceil(most / 4);
  const heights = Array.from({length: Math.floor(most / step) + 1}, (_, k) => k * step);
  const off = shares.filter(share => verdict(share, chance) === 'off').length;
  return drawing(`Histogram of probability integral transforms, ${horizonName(row.horizon)}: ${off} of ${bins} bins outside the band of chance`,
    ...axes(heights.map(height => [y(height / bins), String(height)]),
      [0, 0.25, 0.5, 0.75, 1].map(part => [x(part), String(part)]), 'F(y)'),
    ...shares.map((share, k) => shape('rect', {class: 'bar ' + verdict(share, chance), x: x(k / bins) + 0.75, y: y(share),
      width: x(1 / bins) - x(0) - 1.5, height: Math.max(0, INSIDE.bottom - y(share))},
    shape('title', {}, `F(y) from ${(k / bins).toFixed(2)} to ${((k + 1) / bins).toFixed(2)}: ${percent(share, 2)} of labels, `
      + `chance allows ${percent(chance.lower, 2)} to ${percent(chance.upper, 2)}`))),
    shape('rect', {class: 'chance', x: INSIDE.left, y: y(chance.upper), width: INSIDE.right - INSIDE.left,
      height: y(chance.lower) - y(chance.upper)}),
    shape('line', {class: 'nominal', x1: INSIDE.left, x2: INSIDE.right, y1: y(1 / bins), y2: y(1 / bins)}));
}

function power(exponent) {
  return exponent === 0 ? '1' : '10' + [...String(exponent)].map(digit => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]).join('');
}

function reliabilityDrawing(row) {
  const points = row.pValues;
  const known = points.flatMap(point => [point.share, point.chance.lower, point.chance.upper]).filter(share => share > 0);
  const least = Math.max(-5, Math.min(-4, Math.floor(Math.log10(Math.min(...known)))));
  const floor = least - 0.45;
  const most = Math.max(-0.8, Math.log10(Math.max(...known)) + 0.1);
  const x = linear(-4.15, -0.9, INSIDE.left, INSIDE.right);
  const y = linear(floor, most, INSIDE.bottom, INSIDE.top);
  const at = p => x(Math.log10(p));
  const height = share => y(share > 0 ? Math.max(floor, Math.log10(share)) : floor);
  const line = positions => positions.map(([left, top]) => left.toFixed(1) + ',' + top.toFixed(1)).join(' ');
  const exponents = Array.from({length: Math.floor(most) - least + 1}, (_, k) => least + k);
  const seen = points.filter(point => point.share > 0);
  const off = points.filter(point => verdict(point.share, point.chance) === 'off').length;
  return drawing(`Reliability of p-values, ${horizonName(row.horizon)}: ${off} of ${points.length} shares outside the band of chance`,
    ...axes(exponents.map(exponent => [y(exponent), power(exponent)]),
      [-4, -3, -2, -1].map(exponent => [x(exponent), power(exponent)]), 'p'),
    shape('polygon', {class: 'chance', points: line([
      ...points.map(point => [at(point.pValue), height(point.chance.upper)]),
      ...[...points].reverse().map(point => [at(point.pValue), height(point.chance.lower)]),
    ])}),
    shape('polyline', {class: 'nominal', points: line([1e-4, 1e-1].map(p => [at(p), height(p)]))}),
    shape('polyline', {class: 'measured', points: line(seen.map(point => [at(point.pValue), height(point.share)]))}),
    ...points.map(point => shape('circle', {class: 'dot ' + verdict(point.share, point.chance) + (point.share > 0 ? '' : ' none'),
      cx: at(point.pValue), cy: height(point.share), r: 4},
    shape('title', {}, `p ≤ ${point.pValue}: ${percent(point.share, 3)} of labels, `
      + `chance allows ${percent(point.chance.lower, 3)} to ${percent(point.chance.upper, 3)}`))));
}

const CHANCE = 'Grey: what chance allows with 95 % probability; forecasts h rows ahead overlap, so n of them count as n/h. ';

function pitPlots(parent, panel) {
  const rows = resultsOf(panel).filter(row => row.pit);
  return rows.length && multiples(parent, threeOf(rows, panel.horizon), 'PIT histogram',
    'The probability F(y) that the distribution of the forecast gave to values up to the label y, relative to a uniform histogram. '
    + 'Flat: calibrated. U: too narrow. Hump: too wide. Slope: biased. ' + CHANCE + 'Orange: outside; by chance, one bin in twenty is.', pitDrawing);
}

function reliabilityPlots(parent, panel) {
  const rows = resultsOf(panel).filter(row => row.pValues.length);
  return rows.length && multiples(parent, threeOf(rows, panel.horizon), 'Reliability diagram of p-values',
    'The share of labels whose p-value was at most p. On the dashed line, p-values are as frequent as they say; above, more frequent. '
    + CHANCE + 'Orange: outside. Hollow, at the bottom: no label.'
    + (rows.some(row => row.pit) ? '' : ' P-values of this model are ranks among 256 errors, so none is below 1/257.'), reliabilityDrawing);
}

/** A plot over all horizons; what.lines: of the rows, one row for each horizon. */
function byHorizon(parent, horizons, what) {
  return plot(parent, {
    x: horizons.map((horizon, k) => k),
    at: k => horizonName(horizons[k]),
    height: OTHER,
    still: true,
    axis: {values: (u, splits) => splits.map(k => horizons[k] ?? ''), size: 32, incrs: [1, 2, 5, 10, 20, 50, 100]},
    xRange: [-0.25, horizons.length - 0.75],
    ...what,
  });
}

function withIntervals(panel) {
  const rows = resultsOf(panel).filter(row => row.intervals.length && row.intervals[0].coverage !== null);
  return rows.length < 2 ? [] : rows;
}

function horizonCoveragePlot(parent, panel) {
  const rows = withIntervals(panel);
  return rows.length && byHorizon(parent, rows.map(row => row.horizon), {
    title: 'Coverage by horizon',
    hint: 'Fraction of labels within their interval, over all forecasts, by horizon in rows. Dashed: the nominal coverage. '
      + 'Shaded: what chance allows with 95 % probability.',
    lines: rows[0].intervals.flatMap((interval, k) => {
      const each = part => rows.map(row => part(row.intervals[k]));
      return [
        {name: 'lower', y: each(level => level.chance.lower), legend: false},
        {name: 'chance', y: each(level => level.chance.upper), band: DENSITY, seen: DENSITY, legend: false},
        {name: 'nominal', y: each(level => level.level), ...style(k), dash: [6, 4], width: 1, legend: false},
        {name: percent(interval.level, 0) + ' interval', y: each(level => level.coverage), ...style(k), points: true, width: 2},
      ];
    }),
    format: percent,
    marks: percentMarks,
    range: (u, least, most) => [Math.max(0, least - 0.02), Math.min(1.005, most + 0.02)],
  });
}

function pinballPlot(parent, panel) {
  const rows = withIntervals(panel);
  const ratios = k => rows.map(row => row.intervals[k].gaussianPinball > 0
    ? row.intervals[k].pinball / row.intervals[k].gaussianPinball : null);
  return rows.length && byHorizon(parent, rows.map(row => row.horizon), {
    title: 'Pinball loss by horizon, compared with a Gaussian band in hindsight',
    hint: 'Mean pinball loss of both bounds of the interval, divided by that of forecast ± z σ: the same forecasts, σ² the mean square of '
      + 'the errors known at the time, z chosen in hindsight so that the coverage is the same. Below 1: the intervals are wide where errors are large.',
    lines: [
      {name: 'Gaussian band', y: rows.map(() => 1), color: '--faint', dash: [6, 4], width: 1, legend: false},
      ...rows[0].intervals.map((interval, k) => ({name: percent(interval.level, 0) + ' interval', y: ratios(k), ...style(k), points: true, width: 2})),
    ],
    format: figure,
    range: (u, least, most) => [Math.min(least ?? 1, 0.95) - 0.02, Math.max(most ?? 1, 1) + 0.03],
  });
}
