/* The page: facts, tables, and the plots of the selection. */

const {subject, report, panels} = JSON.parse(document.getElementById('data').textContent);
const MAIN = 320;
const OTHER = 260;
const SHOWN_AT_FIRST = 300;
const EXPERTS_AT_FIRST = 4;
const ALARMS_MAX = 200;
/** The density of an interval, which lies within the wider ones. */
const DENSITY = 0.17;

function horizonName(horizon) {
  return horizon === 0 ? 'same row' : horizon + (horizon === 1 ? ' row' : ' rows') + ' ahead';
}

function facts() {
  const all = [
    ['File', subject.file],
    ['Input mode', subject.inputMode],
    ['Rows', whole(report.rows)],
    ['Models', subject.models.join(', ')],
    ['Horizons', subject.horizons.join(', ')],
    ['Seeds', subject.seeds.join(', ') + (subject.seeds.length > 1 ? ' (results are medians)' : '')],
    ['Scaled', report.scale === 'file' ? 'by the whole file, as in published tables' : 'by running statistics, as in the application'],
    ['Errors in units of', report.scoreScale ? 'the standard deviation of ' + report.scoreScale.replace(':', ' ') : 'the label'],
    ['Scored from row', subject.testFrom ? whole(subject.testFrom) : ''],
    ['Settings', Object.entries(subject.given).map(([name, value]) => name + '=' + value).join(', ')],
    ['Labels', subject.labelDelay ? whole(subject.labelDelay) + ' rows late' : ''],
  ];
  document.getElementById('facts').append(...all.filter(([, value]) => value !== '')
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

/** Columns: [heading, cell of a row, whether it is text, whether a row has the best]. */
function table(id, columns, rows) {
  const head = element('tr', {}, ...columns.map(([name, , text]) => element('th', {scope: 'col', class: text ? 'text' : ''}, name)));
  const body = rows.map(row => element('tr', {}, ...columns.map(([, cell, text, best]) =>
    element('td', {class: text ? 'text' : best && best(row) ? 'best' : ''}, cell(row)))));
  document.getElementById(id).append(element('thead', {}, head), element('tbody', {}, ...body));
}

function hindsight() {
  return report.results.some(row => row.chosen);
}

function results() {
  const least = new Map();
  const key = row => row.series + '\n' + row.horizon;
  report.results.forEach(row => least.set(key(row), Math.min(least.get(key(row)) ?? Infinity, row.mse)));
  const best = row => row.mse === least.get(key(row));
  const seeds = subject.seeds.length > 1;
  const several = new Set(report.results.map(row => row.series)).size > 1;
  table('results', [
    ...(several ? [['series', row => row.series, true]] : []),
    ['model', row => row.model, true],
    ...(subject.horizons.length ? [['horizon', row => String(row.horizon)]] : []),
    ['n', row => whole(row.n)],
    ['mse', row => figure(row.mse), false, best],
    ['nmse', row => figure(row.nmse), false, best],
    ...(seeds ? [['min', row => figure(row.nmseMin)], ['max', row => figure(row.nmseMax)]] : []),
    ['last quarter', row => figure(row.nmseLastQuarter)],
    ['µs per step', row => (row.microsPerStep ? figure(row.microsPerStep) : '–')],
    ['state', row => bytes(row.stateBytes)],
    ...(hindsight() ? [['chosen in hindsight', row => row.chosen || '', true]] : []),
  ], report.results);
  document.getElementById('results-hint').textContent =
    'nmse: the mean squared error divided by the variance of the label; last quarter: the same for the last quarter of the forecasts'
    + (seeds ? '; min and max: over the seeds' : '') + '. Bold: the minimum of a series and horizon. A step is a row, with all horizons.';
  const intervals = report.results.flatMap(row => row.intervals.map(interval => ({row, interval})));
  document.getElementById('intervals-section').hidden = intervals.length === 0;
  table('intervals', [
    ...(several ? [['series', each => each.row.series, true]] : []),
    ['model', each => each.row.model, true],
    ...(subject.horizons.length ? [['horizon', each => String(each.row.horizon)]] : []),
    ['level', each => percent(each.interval.level)],
    ['coverage', each => percent(each.interval.coverage)],
    ['below', each => percent(each.interval.below)],
    ['above', each => percent(each.interval.above)],
    ['worst window', each => percent(each.interval.worstCoverage)],
    ['width', each => figure(each.interval.width)],
    ['pinball loss', each => figure(each.interval.pinball)],
    ['of Gaussian band', each => figure(each.interval.gaussianPinball)],
  ], intervals);
}

function alarms() {
  const at = (time, row) => (row === null ? 'open' : time === null ? 'row ' + whole(row) : moment(time));
  const several = new Set(report.results.map(row => row.series)).size > 1;
  const horizons = alarm => (alarm.horizon === null ? '' : ', ' + horizonName(alarm.horizon));
  document.getElementById('alarms-section').hidden = report.alarms.length === 0;
  table('alarms', [
    ...(several ? [['series', alarm => alarm.series, true]] : []),
    ['model', alarm => alarm.model, true],
    ['begin', alarm => at(alarm.begin, alarm.beginRow), true],
    ['end', alarm => at(alarm.end, alarm.endRow), true],
    ['unusual to', alarm => alarm.detector + horizons(alarm), true],
    ['expected', alarm => figure(alarm.expected)],
    ['seen', alarm => figure(alarm.seen)],
    ['p-value', alarm => figure(alarm.pValue)],
  ], report.alarms.slice(0, ALARMS_MAX));
  const more = report.alarms.length - ALARMS_MAX;
  document.getElementById('alarms-hint').textContent = 'From "unusual to" on: the most unusual row of the alarm.'
    + (subject.seeds.length > 1 ? ' With the first seed.' : '') + (more > 0 ? ` ${whole(more)} more are in --json.` : '');
}

/** Nested settings as rows of a name and a text. */
function flat(settings, prefix = '') {
  return Object.entries(settings).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flat(value, prefix + name + '.')
      : [[prefix + name, Array.isArray(value) ? value.join(', ') : String(value).toLowerCase()]]);
}

function settings() {
  const models = Object.keys(subject.settings);
  const each = models.map(model => new Map(flat(subject.settings[model])));
  const names = [...new Set(each.flatMap(values => [...values.keys()]))];
  table('settings', [
    ['setting', name => name, true],
    ...models.map((model, k) => [model, name => each[k].get(name) ?? '', true]),
  ], names);
  document.getElementById('settings-hint').textContent =
    hindsight() ? 'The choice in hindsight is listed with the errors, not here.' : '';
}

function thinning(curves) {
  return curves.x.length < curves.rows
    ? ` Drawn from ${whole(curves.x.length)} of ${whole(curves.rows)} points: the minimum and the maximum of every curve in each stretch.`
    : '';
}

function common(panel, curves) {
  return {
    x: curves.x,
    dated: panel.dated,
    at: x => (panel.dated ? moment(x) : 'row ' + whole(x)),
    sync: 'panel',
    height: OTHER,
  };
}

function forecastPlot(parent, panel) {
  const {curves} = panel.forecasts;
  const bands = panel.levels.flatMap((level, k) => [
    {name: 'lower', y: curves[2 + 2 * k].y, legend: false},
    {name: percent(level, 0) + ' interval', y: curves[3 + 2 * k].y, band: DENSITY, seen: 1 - (1 - DENSITY) ** (panel.levels.length - k)},
  ]);
  const what = {
    ...common(panel, panel.forecasts),
    title: 'Forecasts',
    hint: 'Each forecast and its intervals as they were issued, with their label. Drag to zoom, double-click for all.'
      + thinning(panel.forecasts),
    lines: [...bands,
      {name: 'label', y: curves[0].y, color: '--ink', width: 1.5, points: true},
      {name: 'forecast', y: curves[1].y, color: '--c1', width: 1.5, points: true}],
    format: figure,
    height: MAIN,
    shown: panel.forecasts.x.length > SHOWN_AT_FIRST
      ? {min: panel.forecasts.x[panel.forecasts.x.length - SHOWN_AT_FIRST], max: panel.forecasts.x[panel.forecasts.x.length - 1]}
      : null,
    overview: bands.length,
  };
  const main = plot(parent, what);
  return [main, overview(main, what)];
}

/** The experts that both plots show at first: those with the largest reduction of the error, and those with the largest weights. */
function leading(panel) {
  const last = curve => curve.y[curve.y.length - 1];
  const weight = curve => curve.y.reduce((sum, each) => sum + Math.abs(each), 0);
  const names = (curves, rank) => [...curves].sort((a, b) => rank(b) - rank(a)).slice(0, EXPERTS_AT_FIRST).map(curve => curve.name);
  return new Set([
    ...(panel.saved ? names(panel.saved.curves.slice(1), last) : []),
    ...(panel.weights ? names(panel.weights.curves, weight) : []),
  ]);
}

/** The style of an expert in all plots; the experts that are shown at first have distinct colors. */
function expertLines(panel) {
  const lead = leading(panel);
  const names = (panel.weights || {curves: []}).curves.map(curve => curve.name);
  const order = [...names.filter(name => lead.has(name)), ...names.filter(name => !lead.has(name))];
  return curve => ({name: curve.name, y: curve.y, show: lead.has(curve.name), ...style(order.indexOf(curve.name))});
}

function savedPlot(parent, panel, line) {
  const [model, ...experts] = panel.saved.curves;
  const best = Math.max(0.05, ...panel.saved.curves.map(curve => Math.max(...curve.y)));
  return plot(parent, {
    ...common(panel, panel.saved),
    title: 'Reduction of the squared error compared with the naive forecast',
    hint: 'Cumulative, divided by the final squared error of the naive forecast. Higher is better; the naive forecast is 0 throughout; curves that fall below the plot are far worse.'
      + thinning(panel.saved),
    lines: [...experts.map(line), {name: model.name, y: model.y, color: '--ink', width: 2.5}],
    format: percent,
    marks: percentMarks,
    range: (u, least, most) => [Math.max(least, -best) - 0.04 * best, Math.max(most, 0) + 0.04 * best],
  });
}

function weightsPlot(parent, panel, line) {
  return plot(parent, {
    ...common(panel, panel.weights),
    title: 'Weights of the experts',
    hint: 'The weight of each expert when the mixture was issued. The weights sum to 1, and may be negative. The anchor is '
      + (subject.inputMode === 'series' ? 'the last known value' : 'the running mean of the labels') + ', at which a blend starts.' + thinning(panel.weights),
    lines: panel.weights.curves.map(line),
    format: weight => minus(weight.toFixed(3)),
  });
}

function coveragePlot(parent, panel) {
  const levels = panel.coverage.curves.flatMap((curve, k) => [
    {name: 'nominal', y: curve.y.map(() => panel.levels[k]), ...style(k), dash: [6, 4], width: 1, legend: false},
    {name: percent(panel.levels[k], 0) + ' interval', y: curve.y, ...style(k), width: 1.75},
  ]);
  return plot(parent, {
    ...common(panel, panel.coverage),
    title: 'Coverage',
    hint: `Fraction of labels within their interval, over the last ${panel.window} forecasts. Dashed: the nominal coverage.` + thinning(panel.coverage),
    lines: levels,
    format: percent,
    marks: percentMarks,
    range: (u, least, most) => [Math.max(0, least - 0.02), Math.min(1.005, most + 0.02)],
  });
}

function horizonPlot(parent, series) {
  const rows = report.results.filter(row => row.series === series && row.nmse !== null);
  const horizons = [...new Set(rows.map(row => row.horizon))].sort((a, b) => a - b);
  if (horizons.length < 2) return null;
  const error = (model, horizon) => rows.find(row => row.model === model && row.horizon === horizon)?.nmse ?? null;
  return byHorizon(parent, horizons, {
    title: 'Error by horizon',
    hint: 'nmse of each model on this series, by horizon in rows.',
    lines: subject.models.map((model, k) => ({name: model, y: horizons.map(h => error(model, h)), ...style(k), points: true, width: 2})),
    format: figure,
    range: (u, least, most) => [0, 1.08 * (most || 1)],
  });
}

let drawn = [];

function draw(panel) {
  drawn.forEach(each => each.remove());
  const parent = document.getElementById('plots');
  parent.replaceChildren();
  const line = expertLines(panel);
  drawn = [
    ...forecastPlot(parent, panel),
    panel.saved && savedPlot(parent, panel, line),
    panel.weights && weightsPlot(parent, panel, line),
    panel.coverage && coveragePlot(parent, panel),
    horizonCoveragePlot(parent, panel),
    pinballPlot(parent, panel),
    pitPlots(parent, panel),
    reliabilityPlots(parent, panel),
    horizonPlot(parent, panel.series),
  ].filter(each => each);
}

/** A select for each property with several values. A change keeps the rest of the selection if there is such a panel. */
function choose() {
  const form = document.getElementById('choice');
  const chosen = {...(panels.find(panel => panel.weights) || panels[0])};
  const names = {series: 'Series', model: 'Model', horizon: 'Horizon'};
  const show = () => draw(panels.find(panel => Object.keys(names).every(part => String(panel[part]) === String(chosen[part]))));
  for (const [part, name] of Object.entries(names)) {
    const values = [...new Set(panels.map(panel => panel[part]))];
    if (values.length === 1) continue;
    const options = values.map(value => element('option', {value, ...(value === chosen[part] ? {selected: ''} : {})},
      part === 'horizon' ? horizonName(value) : value));
    form.append(element('label', {}, name, element('select', {onchange: event => {
      chosen[part] = event.target.value;
      show();
    }}, ...options)));
  }
  show();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (width !== innerWidth) drawn.forEach(each => each.resize());
    width = innerWidth;
  });
}

facts();
results();
alarms();
settings();
choose();
