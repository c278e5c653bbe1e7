// The open alarms of all instances: a row for each.

import { clock, detectorOf, element, number, say, seriesPage, whole } from './text.js';

const SHOWN = 20;

/** Shows the open alarms in an element, which is hidden while there are none, and returns a function that ends it. */
export function showAlarms(place) {
  const title = element('h2');
  const body = element('tbody');
  place.replaceChildren(title, element('table', {},
    element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, 'Series'),
      element('th', { scope: 'col', class: 'word' }, 'Since'),
      element('th', { scope: 'col', class: 'word wide' }, 'Unusual'),
      element('th', { scope: 'col' }, 'Expected'),
      element('th', { scope: 'col' }, 'Seen'),
      element('th', { scope: 'col', class: 'wide' }, 'p-value'))),
    body));
  place.hidden = true;

  const rows = new Map();
  const query = new URLSearchParams({ alarm: 'open', sort: 'alarm', limit: SHOWN });
  const source = new EventSource('api/v1/events?' + query);
  source.addEventListener('series', event => draw(JSON.parse(event.data)));

  function draw(listing) {
    place.hidden = listing.total === 0;
    const more = listing.total > listing.series.length ? `, the last ${whole(listing.series.length)} of ${whole(listing.total)}` : '';
    say(title, `Open alarms${more}`);
    const names = new Set(listing.series.map(series => series.series));
    for (const [name, row] of rows) {
      if (!names.has(name)) {
        row.remove();
        rows.delete(name);
      }
    }
    listing.series.forEach(({ series, alarm }, i) => {
      const row = rows.get(series) ?? added(series);
      const cells = [clock(alarm.since), detectorOf(alarm), number(alarm.expected), number(alarm.seen), number(alarm.pValue, 2)];
      cells.forEach((text, column) => say(row.children[column + 1], text));
      if (body.children[i] !== row) {
        body.insertBefore(row, body.children[i] ?? null);
      }
    });
  }

  function added(name) {
    const row = element('tr', {},
      element('th', { scope: 'row' }, element('a', { href: seriesPage(name) }, name)),
      element('td', { class: 'word' }),
      element('td', { class: 'word wide' }),
      element('td'),
      element('td'),
      element('td', { class: 'wide' }));
    rows.set(name, row);
    return row;
  }

  return () => source.close();
}
