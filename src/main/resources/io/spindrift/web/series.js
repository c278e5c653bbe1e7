// One series, live: values, forecast and interval, weights, errors.

import { bytes, clock, detectorOf, element, fill, number, percent, seriesPath, whole } from './text.js';
import { color, dashes, keys, named, onScheme, Plot } from './plots.js';

const KEPT = 600;
const AVERAGED = 20;
/** Observations on the first plot: these, and some for each observation ahead. */
const SHOWN = 36;
const SHOWN_PER_HORIZON = 4;
/** More horizons make a line without dots. */
const DOTS = 40;

/** Shows a series in an element, and returns a function that ends it. */
export function showSeries(place, name, onInstance) {
  const horizons = element('select', { id: 'horizon' });
  const horizonChoice = element('label', { for: 'horizon' }, 'Past forecasts', horizons);
  const span = element('select', { id: 'span' },
    element('option', { value: 'recent' }, 'recent'),
    element('option', { value: 'all' }, 'all'));
  const spanChoice = element('label', { for: 'span' }, 'Observations', span);
  const figures = element('dl', { class: 'figures' });
  const main = panel('Values and forecasts');
  const weights = panel('Weights of the experts');
  const errors = panel('Errors');
  const accuracy = panel('Error by horizon');
  accuracy.panel.classList.add('across');
  const state = element('pre');
  const details = element('details', { class: 'panel' }, element('summary', {}, 'Settings and state'), state);
  const waiting = element('p', { class: 'empty' }, 'Waiting for a record of this series.');
  const all = element('div', {},
    element('div', { class: 'panel' }, figures),
    main.panel,
    element('div', { class: 'pair' }, weights.panel, errors.panel, accuracy.panel),
    details);
  all.hidden = true;
  place.replaceChildren(
    element('a', { class: 'back', href: '#/' }, '← All series'),
    element('h1', {}, name),
    element('div', { class: 'tools' }, horizonChoice, spanChoice),
    waiting,
    all);

  const points = new Points();
  const plots = new Plots({ main, weights, errors, accuracy });
  let horizon = null;

  function draw() {
    const past = points.past.get(horizon);
    if (!past || points.sequence.length === 0) {
      return;
    }
    waiting.hidden = true;
    all.hidden = false;
    figure(figures, points, past);
    plots.draw(points, past, span.value === 'all');
  }

  function choose() {
    const known = [...points.past.keys()];
    if (known.join() !== [...horizons.options].map(option => option.value).join()) {
      horizons.replaceChildren(...known.map(ahead => element('option', { value: ahead }, ahead === 0 ? 'the same record' : `${ahead} ahead`)));
      horizon = known.includes(horizon) ? horizon : known[0];
      horizons.value = horizon;
      horizonChoice.hidden = known.length < 2;
    }
  }

  horizons.addEventListener('change', () => {
    horizon = Number(horizons.value);
    draw();
  });
  span.addEventListener('change', draw);
  details.addEventListener('toggle', async () => {
    if (details.open) {
      const answer = await fetch(seriesPath(name) + '/state');
      const document = await answer.json();
      state.textContent = answer.ok ? stateInWords(document) : document.detail;
    }
  });
  const source = new EventSource(seriesPath(name) + '/events');
  source.addEventListener('points', event => {
    onInstance({ state: 'RUNNING' });
    points.take(JSON.parse(event.data));
    choose();
    draw();
  });
  source.addEventListener('error', () => onInstance(null));
  const unlisten = onScheme(() => {
    plots.end();
    draw();
  });
  return () => {
    source.close();
    unlisten();
    plots.end();
  };
}

function panel(title) {
  const plot = element('div', { class: 'plot', role: 'img', 'aria-label': title });
  const key = element('div');
  return { panel: element('section', { class: 'panel' }, element('h2', {}, title), plot, key), plot, key };
}

/** The last observations, by their numbers; their past forecasts; and the newest forecast. */
class Points {
  sequence = [];
  time = [];
  value = [];
  /** The numbers of observations that began an alarm. */
  begins = [];
  past = new Map();

  take(detail) {
    this.observations = detail.observations;
    this.forecast = detail.forecast;
    this.accuracy = detail.horizons;
    this.alarm = detail.alarm;
    const from = detail.sequence[0] ?? 0;
    // Numbers restart after a reset.
    if (this.sequence.length > 0 && detail.sequence.length > 0 && detail.sequence.at(-1) < this.sequence.at(-1)) {
      this.sequence = [];
      this.begins = [];
      this.past.clear();
    }
    const keep = this.sequence.findIndex(sequence => sequence >= from);
    const kept = keep < 0 ? this.sequence.length : keep;
    const cut = Math.max(0, kept + detail.sequence.length - KEPT);
    const joined = (old, fresh) => [...old.slice(cut, kept), ...fresh];
    const known = this.past;
    this.past = new Map(detail.past.map(fresh => [fresh.horizon, pastOf(known.get(fresh.horizon), fresh, joined, kept)]));
    this.time = joined(this.time, detail.time);
    this.value = joined(this.value, detail.value);
    this.sequence = joined(this.sequence, detail.sequence);
    this.begins = [...this.begins.filter(begin => begin < from && begin >= this.sequence[0]), ...detail.alarmBegins];
  }

  /** The times of the observations in seconds, from one of them on, and the times of some later ones by the usual distance. */
  seconds(start, ahead) {
    const seconds = this.time.slice(start).map(time => time / 1000);
    const gaps = seconds.slice(1).map((second, i) => second - seconds[i]).filter(gap => gap > 0).sort((a, b) => a - b);
    const usual = gaps.length > 0 ? gaps[gaps.length >> 1] : 1;
    const now = seconds.at(-1);
    seconds.push(...ahead.map(count => now + count * usual));
    // uPlot accepts only ascending times, so a late record gets the time of the one before.
    for (let i = 1; i < seconds.length; i++) {
      seconds[i] = Math.max(seconds[i], seconds[i - 1]);
    }
    return seconds;
  }
}

/** Past forecasts of a horizon, joined with those that are known. */
function pastOf(known, fresh, joined, kept) {
  const same = known && known.experts.length === fresh.experts.length && known.lower.length === fresh.lower.length;
  const blank = new Array(kept).fill(null);
  const of = pick => joined(same ? pick(known) : blank, pick(fresh));
  return {
    ...fresh,
    prediction: of(past => past.prediction),
    error: of(past => past.error),
    pValue: of(past => past.pValue),
    lower: fresh.lower.map((_, level) => of(past => past.lower[level])),
    upper: fresh.upper.map((_, level) => of(past => past.upper[level])),
    weights: fresh.weights.map((_, expert) => of(past => past.weights[expert])),
  };
}

/** The part of the newest forecast that is ahead of its observation. */
function fanOf(forecast) {
  const ahead = forecast !== null && forecast.horizons[0] > 0;
  return ahead ? forecast : { horizons: [], prediction: [], intervals: [] };
}

class Plots {
  constructor(places) {
    this.places = places;
    this.shape = null;
  }

  draw(points, past, all) {
    const fan = fanOf(points.forecast);
    const shape = [past.horizon, past.lower.length, fan.horizons.length, points.begins.length > 0, ...past.experts].join();
    if (this.shape !== shape) {
      this.end();
      this.make(points, past, fan);
      this.shape = shape;
    }
    this.drawMain(points, past, fan, all);
    const times = points.seconds(0, []);
    this.errors.show([times, past.error.map(error => (error === null ? null : Math.abs(error))), averaged(past.error)]);
    this.weights?.show([times, ...past.weights]);
    this.accuracy?.show([
      points.accuracy.map(each => each.horizon),
      points.accuracy.map(each => root(each.naiveMse)),
      points.accuracy.map(each => root(each.mse)),
    ]);
    this.describe(points, past);
  }

  /** The values, with the past forecasts for the same times, and from the newest value on the forecasts of all horizons. */
  drawMain(points, past, fan, all) {
    const count = points.value.length;
    const start = all ? 0 : Math.max(0, count - SHOWN - SHOWN_PER_HORIZON * (fan.horizons.at(-1) ?? SHOWN));
    const later = new Array(fan.horizons.length).fill(null);
    const before = new Array(Math.max(0, count - start - 1)).fill(null);
    const ofPast = numbers => [...numbers.slice(start), ...later];
    // The fan starts at the newest value.
    const ofFan = numbers => [...before, fan.horizons.length > 0 ? points.value.at(-1) : null, ...numbers];
    const columns = [];
    for (const level of pastLevels(past)) {
      columns.push(ofPast(past.upper[level]), ofPast(past.lower[level]));
    }
    for (const interval of [...fan.intervals].reverse()) {
      columns.push(ofFan(interval.upper), ofFan(interval.lower));
    }
    columns.push(ofPast(past.prediction), ofPast(points.value), ofFan(fan.prediction));
    const seconds = points.seconds(start, fan.horizons);
    const begins = points.begins
      .map(begin => points.sequence.indexOf(begin) - start)
      .filter(index => index >= 0)
      .map(index => ({ x: seconds[index], stroke: named('bad'), width: 1.5 }));
    const newest = { x: seconds[count - start - 1], stroke: named('quiet'), dash: [2, 3] };
    this.main.mark(fan.horizons.length > 0 ? [...begins, newest] : begins);
    this.main.show([seconds, ...columns]);
  }

  make(points, past, fan) {
    const { weights, errors, accuracy } = this.places;
    this.makeMain(points, past, fan);
    this.errors = new Plot(errors.plot, [
      { stroke: named('quiet'), width: 1 },
      { stroke: named('forecast'), width: 2 },
    ], { height: 220 });
    errors.key.replaceChildren(keys([
      { label: past.horizon > 0 ? `absolute error, ${past.horizon} ahead` : 'absolute error', stroke: named('quiet') },
      { label: `mean of the last ${AVERAGED}`, stroke: named('forecast') },
    ]));
    weights.panel.hidden = past.experts.length === 0;
    if (past.experts.length > 0) {
      this.weights = new Plot(weights.plot, past.experts.map((_, i) => ({ stroke: color(i), dash: dashes(i), width: 1.6 })), { height: 220 });
      weights.key.replaceChildren(keys(past.experts.map((label, i) => ({ label, stroke: color(i), dash: dashes(i) }))));
    }
    accuracy.panel.hidden = fan.horizons.length < 3;
    if (fan.horizons.length >= 3) {
      const dots = points.accuracy.length <= DOTS;
      this.accuracy = new Plot(accuracy.plot, [
        { stroke: named('quiet'), width: 1.6, dash: [5, 4], dots },
        { stroke: named('forecast'), width: 2, dots },
      ], { height: 180, horizons: true });
      accuracy.key.replaceChildren(keys([
        { label: 'root mean squared error of all labels', stroke: named('forecast') },
        { label: 'of the naive forecast', stroke: named('quiet'), dash: true },
      ]));
    }
  }

  makeMain(points, past, fan) {
    const { main } = this.places;
    const hidden = { stroke: 'transparent', width: 0 };
    const same = past.horizon === 0;
    const fills = [
      ...pastLevels(past).map((_, i) => (same ? named(i === 0 ? 'band' : 'band-inner') : named('band-past'))),
      ...fan.intervals.map((_, i) => named(i === 0 ? 'band' : 'band-inner')),
    ];
    this.main = new Plot(main.plot, [
      ...new Array(2 * fills.length).fill(hidden),
      { stroke: named('forecast'), width: same ? 1.5 : 1.1, dash: [5, 4] },
      { stroke: named('value'), width: 1.8 },
      { stroke: named('forecast'), width: 2, dots: fan.horizons.length <= DOTS },
    ], { bands: fills.map((fill, i) => ({ series: [2 * i + 1, 2 * i + 2], fill })), height: 320 });
    const levels = same ? points.forecast.intervals : fan.intervals;
    main.key.replaceChildren(keys([
      { label: 'value', stroke: named('value') },
      ...(same ? [] : [{ label: 'forecast from the newest value on', stroke: named('forecast') }]),
      ...levels.map((level, i) => ({ label: `${percent(level.level, 0)} interval`, stroke: named(i === 0 ? 'key-inner' : 'band'), thick: true })),
      { label: same ? 'forecast' : `past forecasts, made ${past.horizon} ahead`, stroke: named('forecast'), dash: true },
      ...(points.begins.length === 0 ? [] : [{ label: 'an alarm began', stroke: named('bad') }]),
      ...(same || levels.length === 0 ? [] : [{ label: `their ${percent(levels.at(-1).level, 0)} interval`, stroke: named('band-past'), thick: true }]),
    ]));
  }

  /** A description of the plots for screen readers. */
  describe(points, past) {
    const last = points.value.findLast(value => value !== null);
    const ahead = points.forecast?.horizons.map((horizon, i) => `${number(points.forecast.prediction[i])}${horizon > 0 ? ` ${horizon} ahead` : ''}`) ?? [];
    this.places.main.plot.setAttribute('aria-label',
      `Values and forecasts: the last value is ${number(last)}, the last forecast ${ahead.join(', ')}${points.alarm ? `; an alarm is open since ${clock(points.alarm.since)}` : ''}`);
    this.places.errors.plot.setAttribute('aria-label',
      `Errors: the mean absolute error of the last ${AVERAGED} is ${number(averaged(past.error).findLast(mean => mean !== null))}`);
    this.places.weights.plot.setAttribute('aria-label', 'Weights of the experts: '
      + past.experts.map((expert, i) => `${expert} ${number(past.weights[i].at(-1), 2)}`).join(', '));
    this.places.accuracy.plot.setAttribute('aria-label', 'Error by horizon: '
      + points.accuracy.map(each => `${number(root(each.mse), 2)} ${each.horizon} ahead`).join(', '));
  }

  end() {
    for (const plot of ['main', 'errors', 'weights', 'accuracy']) {
      this[plot]?.end();
      this[plot] = null;
    }
    this.shape = null;
  }
}

/** The levels of past forecasts that are shown, the widest first: only that one if newer forecasts are shown too. */
function pastLevels(past) {
  const levels = past.lower.map((_, level) => level).reverse();
  return past.horizon === 0 ? levels : levels.slice(0, 1);
}

function root(square) {
  return square === null ? null : Math.sqrt(square);
}

/** The running mean of the last known absolute errors. */
function averaged(errors) {
  const window = [];
  let sum = 0;
  return errors.map(error => {
    if (error === null) {
      return null;
    }
    window.push(Math.abs(error));
    sum += Math.abs(error);
    if (window.length > AVERAGED) {
      sum -= window.shift();
    }
    return sum / window.length;
  });
}

function figure(list, points, past) {
  const { forecast } = points;
  const ahead = past.horizon;
  const accuracy = points.accuracy.find(each => each.horizon === ahead);
  const ratio = accuracy.naiveMse > 0 ? Math.sqrt(accuracy.mse / accuracy.naiveMse) : null;
  const prediction = forecast?.prediction[forecast.horizons.indexOf(ahead)];
  fill(list, [
    ['Observations', whole(points.observations)],
    ['Last at', clock(points.time.at(-1))],
    ['Value', number(points.value.findLast(value => value !== null))],
    [ahead === 0 ? 'Forecast' : `Forecast, ${ahead} ahead`, number(prediction)],
    ['Labels learned', whole(forecast?.labelsLearned ?? 0)],
    [ahead === 0 ? 'Root mean squared error' : `Root mean squared error, ${ahead} ahead`, number(root(accuracy.mse))],
    ['Error / naive', ratio === null ? '–' : ratio.toFixed(3)],
    ...accuracy.levels.map(level => [`Coverage of the ${percent(level.level, 0)} interval`, percent(level.coverage)]),
    ['p-value of the last label', number(past.pValue.findLast(p => p !== null), 3)],
    ...alarmFigures(points.alarm),
  ]);
}

function alarmFigures(alarm) {
  return alarm === null ? [] : [
    ['Alarm since', clock(alarm.since)],
    ['Unusual', detectorOf(alarm)],
    ['Expected, seen', `${number(alarm.expected)}, ${number(alarm.seen)}`],
    ['p-value of the alarm', number(alarm.pValue, 2)],
  ];
}

function stateInWords(state) {
  const lines = [
    `events        ${whole(state.events)}, of which ${whole(state.journalEntries)} in the journal (K = ${state.journalSlots})`,
    `snapshot      ${bytes(state.snapshotBytes)}, core version ${state.coreVersion}`,
    `in memory     about ${bytes(state.memoryBytes)}`,
    `generation    ${state.generation}`,
  ];
  for (const horizon of state.status?.horizons ?? []) {
    const effective = horizon.effectiveSampleSize;
    lines.push(`horizon ${String(horizon.horizon).padEnd(6)}${whole(horizon.pendingLabels)} pending, ${whole(horizon.labelsLearned)} learned`
      + (effective ? `, N_eff ${number(effective)}` : ''));
  }
  if (state.alarm) {
    lines.push(`alarm         since ${clock(state.alarm.since)}, ${detectorOf(state.alarm)}`);
  }
  if (state.rule) {
    lines.push(`rule          ${state.rule}`);
  }
  state.damage.forEach(damage => lines.push(`damaged       ${damage}`));
  lines.push('', JSON.stringify(state.settings, null, 2));
  return lines.join('\n');
}
