// The series of all instances: search, order, and a row for each.

import { element, number, percent, say, seriesPage, whole } from './text.js';
import { drawSpark, spark } from './plots.js';
import { showAlarms } from './alarms.js';

const ORDERS = [
  ['name', 'by name'],
  ['error', 'largest error first'],
  ['coverage', 'lowest coverage first'],
  ['p-value', 'most surprising first'],
  ['alarm', 'newest alarm first'],
  ['recent', 'most recent first'],
];

const SHOWN = 50;

/** Shows the list in an element, and returns a function that ends it. */
export function showList(place, onInstance) {
  const search = element('input', { type: 'search', id: 'search', placeholder: 'part of a name', autocomplete: 'off' });
  const sort = element('select', { id: 'sort' }, ...ORDERS.map(([value, text]) => element('option', { value }, text)));
  const found = element('p', { class: 'found', role: 'status' });
  const body = element('tbody');
  const empty = element('p', { class: 'empty' }, 'Waiting for records. A series appears with its first one.');
  const table = element('table', {},
    element('caption', { class: 'note' }, 'Errors are of the first horizon, divided by the error of the naive forecast (the last known value): below 1 is better.'),
    element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, 'Series'),
      element('th', { scope: 'col', class: 'wide' }, 'Observations'),
      element('th', { scope: 'col', class: 'word' }, 'Recent'),
      element('th', { scope: 'col' }, 'Value'),
      element('th', { scope: 'col' }, 'Error / naive'),
      element('th', { scope: 'col', class: 'wide' }, 'Coverage'),
      element('th', { scope: 'col', class: 'wide' }, 'p-value'))),
    body);
  const holder = element('div', { class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Series' }, table);
  holder.hidden = true;
  const missing = element('p', { class: 'note', role: 'status' });
  missing.hidden = true;
  const alarms = element('div', { class: 'panel scroll alarms', tabindex: '0', role: 'region', 'aria-label': 'Open alarms' });
  place.replaceChildren(
    element('h1', {}, 'Series'),
    alarms,
    element('div', { class: 'tools' },
      element('label', { for: 'search' }, 'Search', search),
      element('label', { for: 'sort' }, 'Order', sort),
      found),
    missing,
    holder,
    empty);

  const rows = new Map();
  let source = null;
  let timer = 0;

  function listen() {
    source?.close();
    const query = new URLSearchParams({ search: search.value, sort: sort.value, limit: SHOWN });
    source = new EventSource('api/v1/events?' + query);
    source.addEventListener('series', event => draw(JSON.parse(event.data)));
    source.addEventListener('instance', event => onInstance(JSON.parse(event.data)));
    source.addEventListener('error', () => onInstance(null));
  }

  function draw(listing) {
    say(found, listing.total > listing.series.length
      ? `${whole(listing.series.length)} of ${whole(listing.total)} series`
      : `${whole(listing.total)} series`);
    holder.hidden = listing.total === 0;
    empty.hidden = listing.total > 0;
    if (listing.total === 0 && search.value) {
      say(empty, `No name of a series contains “${search.value}”.`);
    }
    missing.hidden = listing.unreachableInstances.length === 0;
    say(missing, `Without the series of ${listing.unreachableInstances.map(each => `${each.instance}, which ${each.reason}`).join('; ')}.`);
    const names = new Set(listing.series.map(series => series.series));
    for (const [name, row] of rows) {
      if (!names.has(name)) {
        row.line.remove();
        rows.delete(name);
      }
    }
    listing.series.forEach((series, i) => {
      const row = rows.get(series.series) ?? added(series.series);
      row.fill(series);
      // A row is moved only if the order has changed, so that it keeps the focus.
      if (body.children[i] !== row.line) {
        body.insertBefore(row.line, body.children[i] ?? null);
      }
    });
  }

  function added(name) {
    const row = new Row(name);
    rows.set(name, row);
    return row;
  }

  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(listen, 200);
  });
  sort.addEventListener('change', listen);
  listen();
  const endAlarms = showAlarms(alarms);
  return () => {
    endAlarms();
    clearTimeout(timer);
    source.close();
  };
}

class Row {
  constructor(name) {
    this.spark = spark();
    this.cells = {};
    const cell = (key, attributes) => (this.cells[key] = element('td', attributes));
    this.ratio = element('span', { class: 'mark' });
    this.line = element('tr', {},
      element('th', { scope: 'row' }, element('a', { href: seriesPage(name) }, name)),
      cell('observations', { class: 'wide' }),
      element('td', { class: 'spark' }, this.spark),
      cell('value'),
      element('td', {}, this.ratio),
      cell('coverage', { class: 'wide' }),
      cell('pValue', { class: 'wide' }));
  }

  fill(series) {
    drawSpark(this.spark, series.recentValues);
    say(this.cells.observations, whole(series.observations));
    say(this.cells.value, number(series.value));
    say(this.ratio, series.errorRatio === null ? '–' : series.errorRatio.toFixed(2));
    this.ratio.className = 'mark' + (series.errorRatio === null ? '' : series.errorRatio < 0.995 ? ' good' : series.errorRatio > 1.05 ? ' bad' : '');
    say(this.cells.coverage, series.coverage === null ? '–' : `${percent(series.coverage)} of ${percent(series.level, 0)}`);
    say(this.cells.pValue, series.pValue === null ? '–' : series.pValue.toFixed(3));
  }
}
