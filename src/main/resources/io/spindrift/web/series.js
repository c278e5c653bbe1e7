// One series, live: values, forecast and interval, weights, errors.

import { bytes, clock, element, fill, number, percent, seriesPath, whole } from './text.js';
import { color, dashes, keys, named, onScheme, Plot } from './plots.js';

const KEPT = 600;
const AVERAGED = 20;

/** Shows a series in an element, and returns a function that ends it. */
export function showSeries(place, name, onInstance) {
  const horizons = element('select', { id: 'horizon' });
  const choice = element('label', { for: 'horizon' }, 'Horizon', horizons);
  const figures = element('dl', { class: 'figures' });
  const main = panel('Values and forecasts');
  const weights = panel('Weights of the experts');
  const errors = panel('Errors');
  const state = element('pre');
  const details = element('details', { class: 'panel' }, element('summary', {}, 'Settings and state'), state);
  const waiting = element('p', { class: 'empty' }, 'Waiting for a record of this series.');
  const all = element('div', {},
    element('div', { class: 'panel' }, figures),
    main.panel,
    element('div', { class: 'pair' }, weights.panel, errors.panel),
    details);
  all.hidden = true;
  place.replaceChildren(
    element('a', { class: 'back', href: '#/' }, '← All series'),
    element('h1', {}, name),
    element('div', { class: 'tools' }, choice),
    waiting,
    all);

  const points = new Points();
  const plots = new Plots(main, weights, errors);
  let horizon = null;

  function draw() {
    const found = points.horizons.get(horizon);
    if (!found || points.sequence.length === 0) {
      return;
    }
    waiting.hidden = true;
    all.hidden = false;
    figure(figures, points, found);
    plots.draw(points, found);
  }

  function choose() {
    const known = [...points.horizons.keys()];
    if (horizons.options.length !== known.length) {
      horizons.replaceChildren(...known.map(ahead => element('option', { value: ahead }, ahead === 0 ? 'the same record' : `${ahead} ahead`)));
      horizon ??= known[0];
      horizons.value = horizon;
      choice.hidden = known.length < 2;
    }
  }

  horizons.addEventListener('change', () => {
    horizon = Number(horizons.value);
    draw();
  });
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

/** The last observations, by their numbers. */
class Points {
  sequence = [];
  time = [];
  value = [];
  horizons = new Map();

  take(detail) {
    this.observations = detail.observations;
    this.labelsLearned = detail.labelsLearned;
    const from = detail.sequence[0] ?? 0;
    // Numbers restart after a reset.
    if (this.sequence.length > 0 && detail.sequence.length > 0 && detail.sequence.at(-1) < this.sequence.at(-1)) {
      this.sequence = [];
      this.horizons.clear();
    }
    const keep = this.sequence.findIndex(sequence => sequence >= from);
    const kept = keep < 0 ? this.sequence.length : keep;
    const cut = Math.max(0, kept + detail.sequence.length - KEPT);
    const joined = (old, fresh) => [...old.slice(cut, kept), ...fresh];
    for (const each of detail.horizons) {
      const old = this.horizons.get(each.horizon);
      const known = old && old.experts.length === each.experts.length ? old : null;
      const blank = new Array(kept).fill(null);
      const of = (pick) => joined(known ? pick(known) : blank, pick(each));
      this.horizons.set(each.horizon, {
        ...each,
        prediction: of(h => h.prediction),
        error: of(h => h.error),
        pValue: of(h => h.pValue),
        lower: each.lower.map((_, level) => of(h => h.lower[level] ?? blank)),
        upper: each.upper.map((_, level) => of(h => h.upper[level] ?? blank)),
        weights: each.weights.map((_, expert) => of(h => h.weights[expert] ?? blank)),
      });
    }
    this.time = joined(this.time, detail.time);
    this.value = joined(this.value, detail.value);
    this.sequence = joined(this.sequence, detail.sequence);
  }

  /** The times of the observations in seconds, and the times of later forecasts by the usual distance. */
  seconds(ahead) {
    const seconds = this.time.map(time => time / 1000);
    const gaps = seconds.slice(1).map((second, i) => second - seconds[i]).filter(gap => gap > 0).sort((a, b) => a - b);
    const usual = gaps.length > 0 ? gaps[gaps.length >> 1] : 1;
    for (let i = 0; i < ahead; i++) {
      seconds.push(seconds.at(-1) + usual);
    }
    // uPlot accepts only ascending times, so a late record gets the time of the one before.
    for (let i = 1; i < seconds.length; i++) {
      seconds[i] = Math.max(seconds[i], seconds[i - 1]);
    }
    return seconds;
  }
}

class Plots {
  constructor(main, weights, errors) {
    this.places = { main, weights, errors };
    this.made = null;
  }

  draw(points, horizon) {
    const shape = `${horizon.lower.length} ${horizon.experts.join()}`;
    if (this.made !== shape) {
      this.end();
      this.make(horizon);
      this.made = shape;
    }
    const ahead = horizon.horizon;
    const shifted = numbers => [...new Array(ahead).fill(null), ...numbers];
    const padded = numbers => [...numbers, ...new Array(ahead).fill(null)];
    const seconds = points.seconds(ahead);
    const levels = [];
    for (let level = horizon.lower.length - 1; level >= 0; level--) {
      levels.push(shifted(horizon.upper[level]), shifted(horizon.lower[level]));
    }
    this.main.show([seconds, ...levels, shifted(horizon.prediction), padded(points.value)]);
    const times = points.seconds(0);
    this.errors.show([times, horizon.error.map(error => (error === null ? null : Math.abs(error))), averaged(horizon.error)]);
    this.weights?.show([times, ...horizon.weights]);
    this.describe(points, horizon);
  }

  make(horizon) {
    const { main, weights, errors } = this.places;
    const hidden = { stroke: 'transparent', width: 0 };
    const count = horizon.lower.length;
    const bands = horizon.lower.map((_, i) => ({ series: [2 * i + 1, 2 * i + 2], fill: named(i === 0 ? 'band' : 'band-inner') }));
    this.main = new Plot(main.plot, [
      ...new Array(2 * count).fill(hidden),
      { stroke: named('forecast'), width: 1.5, dash: [5, 4] },
      { stroke: named('value'), width: 1.8 },
    ], { bands, height: 320 });
    main.key.replaceChildren(keys([
      { label: 'value', stroke: named('value') },
      { label: 'forecast, at the time of its label', stroke: named('forecast'), dash: true },
      ...horizon.levels.map((level, i) => ({ label: `${percent(level.level, 0)} interval`, stroke: named(i === 0 ? 'key-inner' : 'band'), thick: true })),
    ]));
    this.errors = new Plot(errors.plot, [
      { stroke: named('quiet'), width: 1 },
      { stroke: named('forecast'), width: 2 },
    ], { height: 220 });
    errors.key.replaceChildren(keys([
      { label: 'absolute error', stroke: named('quiet') },
      { label: `mean of the last ${AVERAGED}`, stroke: named('forecast') },
    ]));
    weights.panel.hidden = horizon.experts.length === 0;
    this.weights = null;
    if (horizon.experts.length > 0) {
      this.weights = new Plot(weights.plot, horizon.experts.map((_, i) => ({ stroke: color(i), dash: dashes(i), width: 1.6 })), { height: 220 });
      weights.key.replaceChildren(keys(horizon.experts.map((label, i) => ({ label, stroke: color(i), dash: dashes(i) }))));
    }
  }

  /** A description of the plots for screen readers. */
  describe(points, horizon) {
    const last = points.value.findLast(value => value !== null);
    this.places.main.plot.setAttribute('aria-label',
      `Values and forecasts: the last value is ${number(last)}, the last forecast ${number(horizon.prediction.at(-1))}`);
    this.places.errors.plot.setAttribute('aria-label',
      `Errors: the mean absolute error of the last ${AVERAGED} is ${number(averaged(horizon.error).findLast(mean => mean !== null))}`);
    this.places.weights.plot.setAttribute('aria-label', 'Weights of the experts: '
      + horizon.experts.map((expert, i) => `${expert} ${number(horizon.weights[i].at(-1), 2)}`).join(', '));
  }

  end() {
    this.main?.end();
    this.errors?.end();
    this.weights?.end();
    this.main = this.errors = this.weights = null;
    this.made = null;
  }
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

function figure(list, points, horizon) {
  const ratio = horizon.naiveMse > 0 ? Math.sqrt(horizon.mse / horizon.naiveMse) : null;
  fill(list, [
    ['Observations', whole(points.observations)],
    ['Last at', clock(points.time.at(-1))],
    ['Value', number(points.value.findLast(value => value !== null))],
    [horizon.horizon === 0 ? 'Forecast' : `Forecast, ${horizon.horizon} ahead`, number(horizon.prediction.at(-1))],
    ['Labels learned', whole(points.labelsLearned)],
    ['Root mean squared error', number(horizon.mse === null ? null : Math.sqrt(horizon.mse))],
    ['Error / naive', ratio === null ? '–' : ratio.toFixed(3)],
    ...horizon.levels.map(level => [`Coverage of the ${percent(level.level, 0)} interval`, percent(level.coverage)]),
    ['p-value of the last label', number(horizon.pValue.findLast(p => p !== null), 3)],
  ]);
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
  if (state.rule) {
    lines.push(`rule          ${state.rule}`);
  }
  state.damage.forEach(damage => lines.push(`damaged       ${damage}`));
  lines.push('', JSON.stringify(state.settings, null, 2));
  return lines.join('\n');
}
